"""Presses: one table from a button to what it does. Rights and state are checked at the press."""

from collections.abc import Callable, Mapping
from typing import Final

from bot import home, settings
from bot.actions import approval, brake, campaign, draft, provisional, replies, start, unknown
from bot.ask import Ask
from bot.commands import report
from gateways.slack.blocks.ids import Press

Run = Callable[[Ask], None]

PRESSES: Final[Mapping[Press, Run]] = {
    Press.PREVIEW: draft.preview,
    Press.TEST: draft.send_test,
    Press.EDIT: draft.edit,
    Press.LAUNCH: draft.launch,
    Press.SCHEDULE: draft.schedule,
    Press.UNSCHEDULE: draft.unschedule,
    Press.ABORT: approval.abort,
    Press.REVIEW: approval.review,
    Press.REVIEW_TEST: approval.text_it_to_me,
    Press.REJECT: approval.reject,
    Press.WITHDRAW_REQUEST: approval.withdraw,
    Press.DISCARD: draft.discard,
    Press.RESTORE: draft.restore,
    Press.ERRORS: draft.errors,
    Press.DELETE_ORIGINAL: draft.delete_original,
    Press.BLANKS_SKIP: draft.skip_blanks,
    Press.BLANKS_WORD: draft.ask_word,
    Press.BLANKS_EMPTY: draft.send_blanks,
    Press.NUMBER_COLUMN: draft.choose_column,
    Press.MEND: draft.mend,
    Press.COPY: campaign.copy,
    Press.PAUSE: campaign.pause,
    Press.RESUME: campaign.resume,
    Press.RESUME_LATE: campaign.resume_late,
    Press.RESUME_DROP: campaign.resume_drop,
    Press.CANCEL: campaign.cancel,
    Press.RETRY: campaign.retry,
    Press.RELEASE_SENDER: campaign.release_sender,
    Press.CONTINUE_ANYWAY: campaign.continue_anyway,
    Press.RELEASE_CANARY: campaign.release_canary,
    Press.CORRECT: campaign.correct,
    Press.SEND_CORRECTION: campaign.send_correction,
    Press.DETAILS: campaign.details,
    Press.RESULTS: campaign.results,
    Press.REPORT: report.press,
    Press.STOP_ALL: brake.stop_all,
    Press.UNKNOWN: unknown.ask_what,
    Press.UNKNOWN_LOOK: unknown.look_again,
    Press.UNKNOWN_CLOSE: unknown.close,
    Press.UNKNOWN_AGAIN: unknown.send_again,
    Press.OPT_OUT_CONFIRM: provisional.confirm,
    Press.OPT_OUT_LIFT: provisional.lift,
    Press.REMIND: replies.remind,
    Press.CONFIRMED: replies.confirmed,
    Press.ANSWER: replies.answer,
    Press.SHOW_REPLIES: replies.show,
    Press.SORT: replies.sort,
    Press.SORT_YES: replies.sort_yes,
    Press.SORT_NO: replies.sort_no,
    Press.SORT_LEAVE: replies.sort_leave,
    Press.SORT_UNDO: replies.sort_undo,
    Press.CLOSE_REPLY: replies.close,
    Press.NOTE_REPLY: replies.note,
    Press.NEW_DRAFT: start.new_draft,
    Press.SETUP: start.settings,
    Press.SENDER: start.sender,
    Press.PHONE: start.phone,
    Press.GROUP: start.group,
    Press.EXAMPLE: start.example,
    Press.HOME_REFRESH: home.refresh,
    Press.SETTINGS: settings.open_all,
    Press.SETTINGS_PART: settings.open_part,
}
