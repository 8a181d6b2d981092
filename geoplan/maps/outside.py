"""What a page would ask other machines for: nothing, or it is not written."""

import re
from html.parser import HTMLParser

from geoplan.errors import GeoplanError

# Attributes that make a browser fetch, open or send to an address.
_ADDRESS_ATTRIBUTES = frozenset(
    {
        "action", "archive", "background", "cite", "classid", "codebase", "data", "dynsrc", "formaction",
        "href", "icon", "imagesrcset", "longdesc", "lowsrc", "manifest", "ping", "poster", "profile", "src",
        "srcset", "usemap", "xlink:href",
    }
)  # fmt: skip
_NESTING_TAGS = frozenset({"iframe", "frame", "fencedframe", "object", "embed", "applet", "portal", "base"})
# What is read out or written, and asked of nobody, whatever it says.
_WORDS = ("title", "alt", "aria-label", "value", "label", "placeholder")
_URL = re.compile(r"""url\(\s*["']?\s*([^"')\s]*)""", re.IGNORECASE)
_STYLE_CALLS = re.compile(
    r"@import\b|(?<![\w-])(?:-webkit-)?image-set\s*\(|(?<![\w-])src\s*\(", re.IGNORECASE
)
_STYLE_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# In a script: ways to the network, or out of the page, that no part of our maps needs.
_CALLS = re.compile(
    r"\b(?:importScripts|sendBeacon|XMLHttpRequest|WebSocket|WebTransport|EventSource|RTCPeerConnection"
    r"|Worker|SharedWorker|eval|Function)\b\s*\(|\bfetch\b|\bserviceWorker\b|\bimport\s*\("
    r"|\bnew\s+(?:XMLHttpRequest|Image|Audio)\b|\bL\.(?:tileLayer\b(?!\s*=)|(?:image|video)Overlay\b(?!\s*=))"
    r"|\bL\.(?:TileLayer|ImageOverlay|VideoOverlay)\b|\bwindow\.open\b|\bdocument\.write"
    r"|\blocation\s*=[^=]|\blocation\.(?:href\s*=[^=]|assign\b|replace\b)"
)
# An address with its scheme wherever it stands, one that takes the page's own scheme, and a lone scheme.
_SCRIPT_ADDRESS = re.compile(
    r"""\b(?:https?|wss?|ftps?|file):(?:\s*//|["'`])|["'`]\s*//[\w\[{$"'`]|["'`]\s*(?:mailto|tel|javascript):""",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\b(?:https?|wss?|ftps?|file|blob):\s*//|^\s*//\w", re.IGNORECASE)
# Letters that hide behind their numbers: of scripts, and of styles.
_SCRIPT_NUMBER = re.compile(r"\\x([0-9a-fA-F]{2})|\\u([0-9a-fA-F]{4})|\\u\{([0-9a-fA-F]{1,6})\}")
_STYLE_NUMBER = re.compile(r"\\([0-9a-fA-F]{1,6})\s?")
# Names of vocabularies, never fetched.
_IDENTIFIERS = ("http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml", "http://www.w3.org/1999/xlink")


class OutsideRequestError(GeoplanError):
    """A page would load something from outside; that is a fault of ours."""


def assert_offline(html: str) -> None:
    """
    Refuse a page that would request anything, or that lets a reader follow a link to outside.

    Parameters
    ----------
    html
        The whole page.

    Raises
    ------
    OutsideRequestError
        Naming the first few things that reach outside.
    """
    scanner = _Scanner()
    scanner.feed(html)
    scanner.close()
    if scanner.found:
        listed = "; ".join(dict.fromkeys(scanner.found[:5]))
        raise OutsideRequestError(f"The page would reach outside this file: {listed}.")


def _is_inside(address: str) -> bool:
    """Tell whether an address stays within the page: a fragment, or data in itself."""
    text = re.sub(r"[\s\x00-\x1f]", "", address).lower()
    return text.startswith(("#", "data:image/", "data:font/")) or not text


class _Scanner(HTMLParser):
    """Reads a page and notes every way out of it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._within = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name.lower(): value or "" for name, value in attrs}
        if tag in _NESTING_TAGS:
            self.found.append(f"<{tag}>")
        if tag == "meta" and values.get("http-equiv", "").lower() == "refresh":
            self.found.append("a meta refresh")
        for name, value in values.items():
            self._attribute(tag, name, value)
        # JSON in a script element is data: no browser runs it.
        is_data = tag == "script" and values.get("type", "").lower() == "application/json"
        self._within = tag if tag in ("script", "style") and not is_data else ""

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag == self._within:
            self._within = ""

    def handle_data(self, data: str) -> None:
        if self._within == "style":
            self._style(data)
        elif self._within == "script":
            self._script(data)

    def handle_comment(self, data: str) -> None:
        if data.lstrip().startswith("[if"):
            self.found.append("a conditional comment")

    def _attribute(self, tag: str, name: str, value: str) -> None:
        if name in _ADDRESS_ATTRIBUTES and not _is_inside(value):
            self.found.append(f'<{tag} {name}="{value[:60]}">')
        elif name == "srcdoc":
            assert_offline(value)
        elif name.startswith("on"):
            self.found.append(f"<{tag} {name}=…>")
        elif name not in _WORDS and not name.startswith("data-"):
            self._style(value)
            if _ADDRESS.search(value) and value not in _IDENTIFIERS:
                self.found.append(f'<{tag} {name}="{value[:60]}">')

    def _style(self, text: str) -> None:
        text = _STYLE_NUMBER.sub(lambda match: _letter(match.group(1)), _STYLE_COMMENT.sub("", text))
        match = _STYLE_CALLS.search(text)
        if match:
            self.found.append(f"{match.group()} in a style")
        for address in _URL.findall(text):
            # `url(#default#VML)` is Leaflet's, for browsers of the last century.
            if not _is_inside(address):
                self.found.append(f"url({address[:60]})")

    def _script(self, text: str) -> None:
        for identifier in _IDENTIFIERS:
            text = text.replace(f'"{identifier}"', '""').replace(f"'{identifier}'", "''")
        numbers = _SCRIPT_NUMBER.sub(
            lambda match: _letter(match.group(1) or match.group(2) or match.group(3)), text
        )
        for pattern in (_CALLS, _SCRIPT_ADDRESS):
            match = pattern.search(numbers.replace("\\/", "/"))
            if match:
                excerpt = match.string[max(0, match.start() - 10) : match.end() + 30]
                self.found.append(f"in a script: {' '.join(excerpt.split())}")


def _letter(number: str) -> str:
    """Return the letter of a hexadecimal number; a blank where there is none."""
    value = int(number, 16)
    return chr(value) if 0 < value < 0x110000 else " "
