#!/usr/bin/python3
"""Cuts the faces of the PDF out of the families as Debian and npm have them.

    apt-get install fonttools fonts-open-sans fonts-droid-fallback
    npm pack @expo-google-fonts/source-serif-4@0.4.1 @expo-google-fonts/noto-naskh-arabic@0.4.5 \\
        @expo-google-fonts/noto-sans-hebrew@0.4.1 @expo-google-fonts/noto-sans-kr@0.4.3 @expo-google-fonts/noto-emoji@0.4.7
    for one in *.tgz; do mkdir -p ${one%.tgz} && tar -xzf $one -C ${one%.tgz}; done
    ./subset.py FOLDER_OF_NPM

The four main faces keep Latin, Greek and Cyrillic with their marks, punctuation,
currencies and signs, get the shapes that stand beside figures (up, down, diamond,
square, disc, ring), and a name of their own. The others keep all their letters. All lose
hints, and keep of the layout what shaping needs: kerning, marks, joining.
"""
import gzip
import math
import sys
from pathlib import Path

from fontTools import subset
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables

# Lists of glyphs are written one by one and not as ranges: of ranges, the shaper
# go-text passes over some (v0.3.5; https://github.com/go-text/typesetting/issues/278).
def one_by_one(self, font):
    self.Format = 1
    return {"GlyphArray": sorted(getattr(self, "glyphs", None) or [], key=font.getGlyphID)}


otTables.Coverage.preWrite = one_by_one

NPM = Path(sys.argv[1])
DEBIAN = Path("/usr/share/fonts/truetype")


def npm(package, file):
    return next(NPM.glob("*" + package + "-[0-9]*/package/*/" + file))


MAIN = {
    "serif.ttf": (npm("source-serif-4", "SourceSerif4_400Regular.ttf"), "Briefing Serif", "Regular"),
    "serif-bold.ttf": (npm("source-serif-4", "SourceSerif4_700Bold.ttf"), "Briefing Serif", "Bold"),
    "sans.ttf": (DEBIAN / "open-sans/OpenSans-Regular.ttf", "Briefing Sans", "Regular"),
    "sans-bold.ttf": (DEBIAN / "open-sans/OpenSans-Bold.ttf", "Briefing Sans", "Bold"),
}

MORE = {
    "arabic.ttf.gz": npm("noto-naskh-arabic", "NotoNaskhArabic_400Regular.ttf"),
    "arabic-bold.ttf.gz": npm("noto-naskh-arabic", "NotoNaskhArabic_700Bold.ttf"),
    "hebrew.ttf.gz": npm("noto-sans-hebrew", "NotoSansHebrew_400Regular.ttf"),
    "hebrew-bold.ttf.gz": npm("noto-sans-hebrew", "NotoSansHebrew_700Bold.ttf"),
    "han.ttf.gz": DEBIAN / "droid/DroidSansFallbackFull.ttf",
    "hangul.ttf.gz": npm("noto-sans-kr", "NotoSansKR_400Regular.ttf"),
    "emoji.ttf.gz": npm("noto-emoji", "NotoEmoji_400Regular.ttf"),
}

HANGUL = [(0x1100, 0x11FF), (0x3130, 0x318F), (0xA960, 0xA97F), (0xAC00, 0xD7FF)]

RANGES = [
    (0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x24F), (0x2B0, 0x36F), (0x370, 0x52F), (0x1E00, 0x1EFF), (0x1F00, 0x1FFF),
    (0x2009, 0x2009), (0x2010, 0x2027), (0x202F, 0x205E), (0x2070, 0x20CF), (0x2100, 0x218F), (0x2190, 0x22FF),
    (0x25A0, 0x25FF), (0x2713, 0x2718), (0xFB00, 0xFB04),
]

FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "liga"]

# In thousandths of the em, clockwise: corners, or the middle and the radii of a
# circle and of the hole in it.
SHAPES = {
    0x25B2: [(60, 0), (340, 560), (620, 0)],
    0x25BC: [(60, 560), (620, 560), (340, 0)],
    0x25C6: [(40, 280), (340, 600), (640, 280), (340, -40)],
    0x25A0: [(90, 30), (90, 530), (590, 530), (590, 30)],
}
CIRCLES = {0x25CF: (340, 280, 280, 0), 0x25CB: (340, 280, 280, 190)}


def cut(path, features, ranges=None):
    options = subset.Options(hinting=False, layout_features=features, notdef_outline=True, drop_tables=["DSIG", "gasp", "STAT", "MATH"],
                             glyph_names=False, legacy_kern=True, name_IDs=[0, 1, 2, 4, 6, 13, 14])
    font = subset.load_font(str(path), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[u for low, high in ranges for u in range(low, high + 1)] if ranges else font.getBestCmap())
    cutter.subset(font)
    font.recalcTimestamp = False
    return font


def polygon(pen, scale, corners):
    first, *rest = [(scale(x), scale(y)) for x, y in corners]
    pen.moveTo(first)
    for corner in rest:
        pen.lineTo(corner)
    pen.closePath()


def circle(pen, scale, x, y, radius, turn):
    # Eight quadratic curves; their handles lie on the octagon around the circle.
    at = [2 * math.pi * (n + 0.5) / 8 * turn for n in range(8)]
    reach = radius / math.cos(math.pi / 8)
    pen.qCurveTo(*[(scale(x + reach * math.cos(a)), scale(y + reach * math.sin(a))) for a in at], None)
    pen.closePath()


def draw(font, rune, outline):
    em = font["head"].unitsPerEm
    pen = TTGlyphPen(None)
    outline(pen, lambda n: round(n * em / 1000))
    name = "shape%04X" % rune
    font.setGlyphOrder(font.getGlyphOrder() + [name])
    glyph = font["glyf"].glyphs[name] = pen.glyph()
    glyph.recalcBounds(font["glyf"])
    font["hmtx"].metrics[name] = (round(0.68 * em), glyph.xMin)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[rune] = name


def complete(font):
    outlines = {rune: lambda pen, scale, corners=corners: polygon(pen, scale, corners) for rune, corners in SHAPES.items()}
    for rune, (x, y, radius, hole) in CIRCLES.items():
        def outline(pen, scale, x=x, y=y, radius=radius, hole=hole):
            circle(pen, scale, x, y, radius, -1)
            if hole:
                circle(pen, scale, x, y, hole, 1)
        outlines[rune] = outline
    for rune, outline in outlines.items():
        if rune not in font.getBestCmap():
            draw(font, rune, outline)


def name(font, family, style):
    words = {1: family, 2: style, 4: family + " " + style, 6: family.replace(" ", "") + "-" + style}
    for record in list(font["name"].names):
        if record.nameID in words:
            font["name"].setName(words[record.nameID], record.nameID, record.platformID, record.platEncID, record.langID)


for file, (path, family, style) in MAIN.items():
    face = cut(path, FEATURES, RANGES)
    complete(face)
    name(face, family, style)
    face.save(file)

for file, path in MORE.items():
    face = cut(path, ["*"], HANGUL if file.startswith("hangul") else None)
    with gzip.GzipFile(file, "wb", compresslevel=9, mtime=0) as out:
        face.save(out)
