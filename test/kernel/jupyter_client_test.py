"""Jupyter's own checks of a kernel, driven by Jupyter's own client (run by jupyter-client.test.ts)."""

import os
import signal
import time
import unittest

import jupyter_kernel_test


class Tslab(jupyter_kernel_test.KernelTests):
    kernel_name = "tslab"
    language_name = "typescript"
    file_extension = ".ts"
    code_hello_world = "console.log('hello, world')"
    code_stderr = "console.error('oops')"
    completion_samples = [{"text": "Math.fl", "matches": {"floor"}}, {"text": "conso", "matches": {"console"}}]
    complete_code_samples = ["1 + 1", "const a = 1;", "function f(x: number) { return x; }"]
    incomplete_code_samples = ["for (;;) {", "function f("]
    code_generate_error = "throw new TypeError('bad')"
    code_execute_result = [{"code": "1+2", "result": "3"}, {"code": "[1, 'a']", "result": "[ 1, 'a' ]"}]
    code_display_data = [{"code": "import { display } from 'gradus'; display({ 'text/html': '<b>1</b>' });", "mime": "text/html"}]
    code_clear_output = "import { clearOutput } from 'gradus'; clearOutput();"
    code_inspect_sample = "parseInt"
    supported_history_operations = ("tail", "range", "search")
    code_history_pattern = "1?2*"

    def test_interrupt_by_the_manager(self):
        self.flush_channels()
        self.kc.execute("while (true) {}")
        time.sleep(0.5)
        asked = time.monotonic()
        self.km.interrupt_kernel()
        reply = self.get_non_kernel_info_reply(timeout=15)
        self.assertEqual(reply["content"]["ename"], "Interrupted")
        self.assertLess(time.monotonic() - asked, 1)

    def test_heartbeat_beats_while_a_cell_runs(self):
        self.flush_channels()
        self.kc.execute("{ const end = Date.now() + 3000; while (Date.now() < end); }")
        time.sleep(2)
        self.assertTrue(self.kc.is_alive())
        self.get_non_kernel_info_reply(timeout=15)

    def test_restart_gives_an_empty_kernel(self):
        self.flush_channels()
        self.execute_helper("const remembered = 1;")
        self.km.restart_kernel(now=False)
        self.kc.wait_for_ready(timeout=15)
        self.flush_channels()
        reply, _ = self.execute_helper("remembered")
        self.assertEqual(reply["content"]["status"], "error")


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: os._exit(1))
    unittest.main()
