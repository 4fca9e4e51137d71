#!/usr/bin/python3
"""Cuts the faces of the PDF out of the families as Debian installs them.

    apt-get install fonttools fonts-open-sans fonts-sil-charis
    ./subset.py

Each face keeps the Latin letters with their marks, punctuation, currencies
and a few signs, loses hints and layout tables, gets the three shapes that
stand beside figures (up, down, diamond), and a name of its own.
"""
from fontTools import subset
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

FACES = {
    "serif.ttf": ("charis/CharisSIL-Regular.ttf", "Briefing Serif", "Regular"),
    "serif-bold.ttf": ("charis/CharisSIL-Bold.ttf", "Briefing Serif", "Bold"),
    "sans.ttf": ("open-sans/OpenSans-Regular.ttf", "Briefing Sans", "Regular"),
    "sans-bold.ttf": ("open-sans/OpenSans-Bold.ttf", "Briefing Sans", "Bold"),
}

RANGES = [
    (0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x17F), (0x192, 0x192), (0x218, 0x21B),
    (0x2BC, 0x2BC), (0x2C6, 0x2DD), (0x3BC, 0x3BC), (0x1E80, 0x1E85), (0x1EF2, 0x1EF3),
    (0x2009, 0x2009), (0x2010, 0x2015), (0x2018, 0x201E), (0x2020, 0x2022),
    (0x2026, 0x2026), (0x2030, 0x2030), (0x2032, 0x2033), (0x2039, 0x203A),
    (0x2044, 0x2044), (0x2070, 0x2070), (0x2074, 0x2079), (0x20AC, 0x20AC), (0x2116, 0x2116),
    (0x2122, 0x2122), (0x2153, 0x215E), (0x2202, 0x2202), (0x2206, 0x2206),
    (0x2212, 0x2212), (0x2248, 0x2248), (0x2260, 0x2260), (0x2264, 0x2265),
]

# In thousandths of the em, clockwise.
SHAPES = {
    0x25B2: [(60, 0), (340, 560), (620, 0)],
    0x25BC: [(60, 560), (620, 560), (340, 0)],
    0x25C6: [(40, 280), (340, 600), (640, 280), (340, -40)],
}


def cut(path):
    options = subset.Options(hinting=False, layout_features=[], notdef_outline=True, drop_tables=[],
                             name_IDs=[0, 1, 2, 4, 6, 13, 14])
    font = subset.load_font("/usr/share/fonts/truetype/" + path, options)
    for table in ("GDEF", "GPOS", "GSUB", "kern", "Feat", "Glat", "Gloc", "Silf", "Sill", "Silt", "DSIG", "gasp"):
        if table in font:
            del font[table]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[u for low, high in RANGES for u in range(low, high + 1)])
    cutter.subset(font)
    return font


def draw(font, rune, corners):
    em = font["head"].unitsPerEm
    pen = TTGlyphPen(None)
    first, *rest = [(round(x * em / 1000), round(y * em / 1000)) for x, y in corners]
    pen.moveTo(first)
    for corner in rest:
        pen.lineTo(corner)
    pen.closePath()
    name = "shape%04X" % rune
    font.setGlyphOrder(font.getGlyphOrder() + [name])
    font["glyf"].glyphs[name] = pen.glyph()
    font["glyf"].glyphs[name].recalcBounds(font["glyf"])
    font["hmtx"].metrics[name] = (round(0.68 * em), min(x for x, _ in [first, *rest]))
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[rune] = name


def name(font, family, style):
    words = {1: family, 2: style, 4: family + " " + style, 6: family.replace(" ", "") + "-" + style}
    for record in list(font["name"].names):
        if record.nameID in words:
            font["name"].setName(words[record.nameID], record.nameID, record.platformID, record.platEncID, record.langID)


for file, (path, family, style) in FACES.items():
    face = cut(path)
    for rune, corners in SHAPES.items():
        draw(face, rune, corners)
    name(face, family, style)
    face.recalcTimestamp = False
    face.save(file)
