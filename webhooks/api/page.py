"""The API's document and the page to browse it, without a key and without the internet.

Both say what this software can do and nothing of who uses it, so nobody has to have a key to read
them. The page is Swagger UI as its package brings it along. Its policy lets it load what we serve
and call us, and nothing else: a key that somebody types in there goes nowhere but here.
"""

from importlib.resources import files
from pathlib import Path
from typing import Final, cast

from flask import Blueprint, Response, abort, current_app, jsonify, send_file
from flask_openapi3.openapi import OpenAPI

PREFIX: Final = "/v1"
POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
PAGE: Final = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Rollcall: the API</title>
<link rel="stylesheet" href="docs/swagger-ui.css">
</head>
<body>
<div id="page"></div>
<script src="docs/swagger-ui-bundle.js"></script>
<script src="docs/begin.js"></script>
</body>
</html>
"""
BEGIN: Final = """SwaggerUIBundle({
  url: "openapi.json",
  dom_id: "#page",
  validatorUrl: null,
  deepLinking: false,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  tryItOutEnabled: false,
});
"""
_ASSETS: Final = Path(str(files("flask_openapi3_swagger"))) / "templates" / "swagger"
_SERVED: Final = {
    "swagger-ui.css": _ASSETS / "css" / "swagger-ui.css",
    "swagger-ui-bundle.js": _ASSETS / "js" / "swagger-ui-bundle.js",
}
_AN_HOUR: Final = 3600


def blueprint() -> Blueprint:
    """`GET /v1/openapi.json`, and `GET /v1/docs` with what it loads."""
    door = Blueprint("api_page", __name__, url_prefix=PREFIX)

    @door.get("/openapi.json")
    def document() -> Response:
        return jsonify(cast(OpenAPI, current_app).api_doc)

    @door.get("/docs")
    def page() -> Response:
        return Response(PAGE, mimetype="text/html")

    @door.get("/docs/begin.js")
    def begin() -> Response:
        return Response(BEGIN, mimetype="text/javascript")

    @door.get("/docs/<name>")
    def asset(name: str) -> Response:
        if name not in _SERVED:
            abort(404)
        return send_file(_SERVED[name], max_age=_AN_HOUR)

    @door.after_request
    def protect(answer: Response) -> Response:
        answer.headers["Content-Security-Policy"] = POLICY
        answer.headers["X-Content-Type-Options"] = "nosniff"
        answer.headers["Referrer-Policy"] = "no-referrer"
        return answer

    return door
