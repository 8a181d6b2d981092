import pytest

from geoplan.maps.outside import OutsideRequestError, assert_offline

REACHING_OUT = [
    '<img src="https://tiles.example/1.png">',
    "<img src=//tiles.example/1.png>",
    '<IMG SRC="HTTP://TILES.EXAMPLE/1.png"/>',
    '<img src="local.png">',
    '<img srcset="https://a.example/x.png 2x">',
    '<link rel="stylesheet" href="https://cdn.example/a.css">',
    '<link rel="preconnect" href="//cdn.example">',
    '<script src="https://cdn.example/a.js"></script>',
    '<script src="&#104;ttps://cdn.example/a.js"></script>',
    '<a href="https://example.org">more</a>',
    '<a href="javascript:alert(1)">more</a>',
    '<a href=" java\nscript:alert(1)">more</a>',
    '<a ping="https://example.org" href="#x">more</a>',
    '<form action="https://example.org"></form>',
    '<button formaction="https://example.org"></button>',
    '<svg><use xlink:href="https://example.org/a.svg#b"/></svg>',
    '<svg><image href="https://example.org/a.png"/></svg>',
    '<video poster="https://example.org/a.png"></video>',
    '<object data="https://example.org/a.swf"></object>',
    '<iframe srcdoc="x"></iframe>',
    '<embed src="a.pdf">',
    '<base href="https://example.org/">',
    '<meta http-equiv="refresh" content="0; url=https://example.org">',
    '<body background="https://example.org/a.png">',
    '<body onload="go()">',
    '<div style="background: url(https://example.org/a.png)"></div>',
    "<div style=\"background: url( 'https://example.org/a.png' )\"></div>",
    '<style>@import "https://example.org/a.css";</style>',
    "<style>@IMPORT url(a.css);</style>",
    '<style>a { background: URL("//example.org/a.png") }</style>',
    "<style>@font-face { src: url(font.woff2) }</style>",
    '<script>fetch("a")</script>',
    "<script>window.fetch ( a )</script>",
    "<script>new XMLHttpRequest()</script>",
    '<script>new WebSocket("wss://example.org")</script>',
    '<script>new EventSource("/a")</script>',
    "<script>navigator.sendBeacon(a, b)</script>",
    '<script>import("./a.js")</script>',
    "<script>importScripts(a)</script>",
    "<script>navigator.serviceWorker.register(a)</script>",
    "<script>new Image().src = a</script>",
    '<script>L.tileLayer("https://{s}.tile.example/{z}/{x}/{y}.png")</script>',
    "<script>var a = 'https://example.org/a';</script>",
    '<script>var a = "//example.org/a";</script>',
    "<script>var a = `https://example.org/${b}`;</script>",
    '<style>a { background: image-set("https://example.org/a.png" 1x) }</style>',
    "<div style=\"background: image-set('//example.org/a.png' 1x)\"></div>",
    "<style>a { background: u\\72l(https://example.org/a.png) }</style>",
    '<style>@\\69mport "https://example.org/a.css";</style>',
    '<svg><rect fill="url(https://example.org/a.svg#b)"/></svg>',
    '<svg><set attributeName="href" to="https://example.org"/></svg>',
    '<meta http-equiv="Link" content="<https://example.org>; rel=preload">',
    '<!--[if IE]><img src="https://example.org/a.png"><![endif]-->',
    '<script>new L.TileLayer("https://{s}.tile.example/{z}/{x}/{y}.png")</script>',
    '<script>L.videoOverlay("a.mp4", bounds)</script>',
    '<script>var a = "https:" + b;</script>',
    '<script>var a = "//" + b;</script>',
    '<script>var a = "https:\\/\\/example.org";</script>',
    '<script>var a = "https:\\x2f\\u002fexample.org";</script>',
    '<script>x.innerHTML = "<img src=https://example.org/a.png>"</script>',
    "<script>const ask = window['fetch'];</script>",
    "<script>window.location = a;</script>",
    "<script>location.href = a;</script>",
    "<script>window.open(a)</script>",
    "<script>document.write(a)</script>",
    "<script>eval(a)</script>",
    '<script type="module">import "https://example.org/a.js";</script>',
]


@pytest.mark.parametrize("html", REACHING_OUT)
def test_whatever_reaches_outside_is_refused(html):
    with pytest.raises(OutsideRequestError, match="outside this file"):
        assert_offline(f"<!DOCTYPE html><html><body><p>A map</p>{html}</body></html>")


STAYING_INSIDE = [
    '<a href="#tables">Skip</a>',
    '<img src="data:image/png;base64,AAAA">',
    "<style>a { background: url(data:image/png;base64,AAAA) }</style>",
    "<style>/* see https://example.org */ a { color: red }</style>",
    "<style>v { behavior: url(#default#VML) }</style>",
    "<p>© OpenStreetMap contributors, https://www.openstreetmap.org/copyright</p>",
    '<script>document.createElementNS("http://www.w3.org/2000/svg", "path")</script>',
    "<script>// a comment: https is fine\nvar total = a //b\n;</script>",
    '<script type="application/json">{"name": "https://example.org"}</script>',
    '<svg xmlns="http://www.w3.org/2000/svg"></svg>',
]


@pytest.mark.parametrize("html", STAYING_INSIDE)
def test_whatever_stays_inside_is_let_through(html):
    assert_offline(f"<!DOCTYPE html><html><body>{html}</body></html>")


def test_the_first_few_are_named():
    html = "".join(f'<img src="https://example.org/{number}.png">' for number in range(9))
    with pytest.raises(OutsideRequestError) as caught:
        assert_offline(html)
    assert "example.org/0.png" in str(caught.value)
    assert "example.org/8.png" not in str(caught.value)
