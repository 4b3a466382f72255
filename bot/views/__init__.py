"""Submitted forms: one table from a form to what it does."""

from collections.abc import Callable, Mapping
from typing import Final

from bot.ask import Ask
from bot.views import (
    alerting,
    approval,
    attending,
    correction,
    draft,
    erase,
    keys,
    launch,
    phone,
    provisional,
    replies,
    roles,
    schedule,
    settings,
    setup,
)
from bot.views import testing as try_out
from bot.views.outcome import Outcome
from gateways.slack.blocks.ids import Form

Submit = Callable[[Ask], Outcome]

FORMS: Final[Mapping[Form, Submit]] = {
    Form.DRAFT: draft.create,
    Form.EDIT: draft.edit,
    Form.COPY: draft.copy,
    Form.WORD: draft.use_word,
    Form.LAUNCH: launch.launch,
    Form.CORRECT: correction.propose,
    Form.CORRECT_USE: correction.use,
    Form.APPROVE: approval.approve,
    Form.REJECT: approval.reject,
    Form.WHEN: schedule.chosen,
    Form.SCHEDULE: schedule.schedule,
    Form.TEST: try_out.send,
    Form.WORKSPACE: setup.workspace,
    Form.SENDER: setup.sender,
    Form.ANSWERS: setup.answers,
    Form.ATTENDING: attending.attending,
    Form.ALERTING: alerting.alerting,
    Form.PHONE: phone.begin,
    Form.CODE: phone.confirm,
    Form.GROUP: phone.group,
    Form.LIFT: provisional.lift,
    Form.CHOOSE_REPLY: replies.choose,
    Form.ANSWER: replies.answer,
    Form.ANSWER_ALIKE: replies.answer_alike,
    Form.NOTE: replies.note,
    Form.ROLES: roles.save,
    Form.PART: settings.part,
    Form.REPLIES: settings.replies,
    Form.ERASE: erase.reasoned,
    Form.ERASE_SURE: erase.sure,
    Form.KEY: keys.make,
}
