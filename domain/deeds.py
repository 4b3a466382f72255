"""What the audit records: the verbs of what people do, and what they do it to."""

from enum import StrEnum


class Verb(StrEnum):
    """One thing done by a person, or by the system for nobody."""

    SET_UP = "set_up"
    SAVE_SENDER = "save_sender"
    ASK_CODE = "ask_code"
    PROVE_PHONE = "prove_phone"
    SET_GROUP = "set_group"
    DRAFT = "draft"
    IMPORT = "import"
    EDIT = "edit"
    CHOOSE_COLUMN = "choose_column"
    DECIDE_BLANKS = "decide_blanks"
    COPY = "copy"
    DISCARD = "discard"
    RESTORE = "restore"
    DELETE_ORIGINAL = "delete_original"
    PREVIEW = "preview"
    SEND_TEST = "send_test"
    LAUNCH = "launch"
    PAUSE = "pause"
    RESUME = "resume"
    CANCEL = "cancel"
    STOP = "stop"
    STOP_ALL = "stop_all"
    RELEASE = "release"
    RETRY = "retry"
    FINISH = "finish"
    EXPORT_RESULTS = "export_results"
    EXPORT_ERRORS = "export_errors"
    SUPPRESS = "suppress"
    LIFT_SUPPRESSION = "lift_suppression"


class Subject(StrEnum):
    """What it was done to; the audit row carries its integer id."""

    WORKSPACE = "workspace"
    SENDER = "sender"
    TEST_NUMBER = "test_number"
    CAMPAIGN = "campaign"
    TEST_SEND = "test_send"
    NUMBER = "number"
