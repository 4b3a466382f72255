"""The API: the door through which other software speaks to us. How to build an endpoint in it:

1. A module in `webhooks/api/v1/` (or `v2/`) with `blueprint(rt)`. It takes its blueprint from
   `auth.guarded(rt, "v1_senders", "/v1")`, which asks for the key, the scope and the rate before
   anything of the request is read, and documents the errors. Look at `v1/senders.py`.
2. Each endpoint says what it needs, directly above its function:

       @door.post("/campaigns/sms", summary="…", responses={202: ShownCampaign})
       @needs(Scope.SEND, most_bytes=5_000_000)
       def create(body: CampaignBody) -> Response:
           who = caller()

   One that does not say so answers nobody. `sends=False` is for what makes no text leave, or fewer:
   it goes on while Redis is away. `caller()` is the key; `caller().actor` is the `Actor` for use
   cases, whose rights `campaigns.access` derives from the key's scopes and its channel.
3. Bodies are subclasses of `shapes.Body` (parts of them `shapes.Part`), addresses of `shapes.Path`
   and `shapes.Query`, answers of `shapes.Shown`, given by `shapes.answered(shown, status)`. All
   text is bounded (`Field(max_length=…)`): a body may be large, a field may not.
4. What goes wrong is raised: `Refused` from a use case becomes a problem by itself (409 `refused`;
   422 where it names a field), `domain.apicodes.Declined` is a `Refused` with its own code, and
   `problems.Problem` is for what only this door knows. New codes are rows of `domain/apicodes.py`
   and of the table in `docs/api.md`.
5. What must not be done twice takes `header: IdempotencyHeader` (for the document) and hands
   `once.asked_once(body.idempotency_key)` to its use case, which does its writing inside
   `models.idempotency.once(session, asked, now, work)`, first thing in its transaction: `work`
   writes and gives `once.kept(shown, 202)`. Enqueue after the commit, unless `is_repeated`.
   The endpoint answers `once.given(kept)`. What is safe to do twice, but answers the second time
   otherwise, is done by `once.told_again`, which keeps its answer afterwards; what makes less leave
   by `once.done_each_time`.
6. Add the module to `DOORS` in `webhooks/api/registry.py`.

Use cases do not know this door: they take an `Actor`, forms and ids, as from Slack.
"""
