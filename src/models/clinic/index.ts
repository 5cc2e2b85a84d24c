/** The clinic model's data: invented records, dialogues about them, and their words. */
export { clinicChat, clinicSpeaker } from "./chat.js";
export { clinicTurn, type DialogueOptions, MARKS, SKILLS, type Skill, type Turn } from "./dialogue.js";
export { type ClinicRecord, clinicRecord, FIELDS, type Field, NEVER_ANSWERED, WORDINGS } from "./record.js";
export { clinicWords } from "./words.js";
