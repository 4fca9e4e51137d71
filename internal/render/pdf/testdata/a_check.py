#!/usr/bin/env python3
"""PDF/A-2a machine checks (python3 stdlib + qpdf >= 11), beside ua_check.py.   a_check.py [-v] [--any] file.pdf ...
exit 0: no failing condition, 1: failures (one line each), 2: file could not be read.
Ids like 6.2.3-1 are clause-test of the veraPDF PDF/A-2 profiles (ISO 19005-2). What ua_check.py judges under 7.21 (fonts)
and 7.1, 6.2 (structure) is the same in both standards and is asked of it. A construct that this checker does not judge
(forms, encryption, optional content, transparency, JPEG 2000, ICC or special colours, embedded files, ...) fails as
6.0-x: no file passes because of what was not looked at. --any leaves out the conditions on how our own writer lays out its
file, which stand in for 6.1.7 and 6.1.9 (spacing and lengths), so that files of others can be judged."""
import re, struct, sys, zlib
import os; sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import xml.etree.ElementTree as ET
import ua_check as ua

OPS = set("b B b* B* BDC BMC BT c cm CS cs d d0 d1 Do DP EMC ET f F f* G g gs h i j J K k l m M MP n q Q re RG rg ri S s SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \"".split()) | {'INLINE'}
FILTERS = set('/ASCIIHexDecode /ASCII85Decode /FlateDecode /RunLengthDecode /CCITTFaxDecode /JBIG2Decode /DCTDecode'.split())
BLEND = set('/Normal /Compatible /Multiply /Screen /Overlay /Darken /Lighten /ColorDodge /ColorBurn /HardLight /SoftLight /Difference /Exclusion /Hue /Saturation /Color /Luminosity'.split())
SPECIAL = ('/DeviceN', '/Separation', '/ICCBased', '/CalRGB', '/CalGray', '/Lab', '/Pattern')
FONT = {'7.21.3.1-1': '6.2.11.3.1-1', '7.21.3.2-1': '6.2.11.3.2-1', '7.21.4.1-1': '6.2.11.4.1-1', '7.21.4.1-2': '6.2.11.4.1-2', '7.21.5-1': '6.2.11.5-1',
        '7.21.6-1': '6.2.11.6-2', '7.21.7-1': '6.2.11.7.2-1', '7.21.7-2': '6.2.11.7.2-2', '7.21.8-1': '6.2.11.8-1', '6.2-1': '6.7.2.2-1', '7.1-11': '6.7.3.3-1',
        '7.1-5': '6.7.3.4-1', '7.1-6': '6.7.3.4-2', '7.1-7': '6.7.3.4-3', '7.2-29': '6.7.4-1'}
XMP = {'http://purl.org/dc/elements/1.1/': 'title creator description language subject publisher rights date format identifier contributor coverage relation source type'.split(),
       'http://ns.adobe.com/xap/1.0/': 'CreatorTool CreateDate ModifyDate MetadataDate Label Rating Nickname Identifier BaseURL Advisory Thumbnails'.split(),
       'http://ns.adobe.com/pdf/1.3/': 'Producer Keywords PDFVersion Trapped'.split(), 'http://www.aiim.org/pdfa/ns/id/': 'part conformance amd corr'.split(),
       'http://www.aiim.org/pdfa/ns/extension/': ['schemas']}
RDF = '{http://www.w3.org/1999/02/22-rdf-syntax-ns#}'

def layout(raw, bad):
    """Our writer's form: a header, streams with nothing else between them, startxref, one end."""
    i = len(b'%PDF-1.7\n%\xe2\xe3\xcf\xd3\n'); n = 0
    while True:
        m = re.compile(rb'\d+ 0 obj\n<<').match(raw, i)
        if not m: break
        e = raw.index(b'stream\n', i); d = raw[i:e]
        l = re.findall(rb'/Length (\d+)>>$', d)
        if len(l) != 1: bad('6.1.7.1-1', 'no length at %d' % i); return
        i = e + 7 + int(l[0]); n += 1
        end = b'\nendstream\nendobj\n'
        if raw[i:i+len(end)] != end: bad('6.1.7.1-1', 'wrong length before %d' % i); return
        i += len(end)
    if not re.fullmatch(rb'startxref\n\d+\n%%EOF\n', raw[i:]): bad('6.1.9-1', 'something else at %d' % i)

def walk(d, v, bad, where):
    v = v if not isinstance(v, str) or ua.isref(v) else v
    if isinstance(v, dict):
        for k, x in v.items():
            if len(k.encode()) - 1 > 127: bad('6.1.13-4', k)
            walk(d, x, bad, where)
    elif isinstance(v, list):
        if v and v[0] in SPECIAL: bad('6.0-1', 'not judged: ' + v[0])
        for x in v: walk(d, x, bad, where)
    elif isinstance(v, str):
        if v.startswith('/') and len(v.encode()) - 1 > 127: bad('6.1.13-4', v[:40])
        n = len(v) // 2 - 1 if v.startswith('b:') else 2 * len(v) if v.startswith('u:') else 0
        if n > 32767: bad('6.1.13-3', '%d bytes in %s' % (n, where))
    elif isinstance(v, bool): pass
    elif isinstance(v, int) and not -2147483648 <= v <= 2147483647: bad('6.1.13-1', str(v))
    elif isinstance(v, float) and (abs(v) > 3.403e38): bad('6.1.13-2', str(v))
    elif isinstance(v, float) and v and abs(v) < 1.175e-38: bad('6.1.13-5', str(v))

def icc(b):
    if len(b) < 132 or struct.unpack('>I', b[:4])[0] != len(b) or b[36:40] != b'acsp': return 'broken'
    if b[12:16] not in (b'mntr', b'prtr') or b[16:20] not in (b'RGB ', b'GRAY', b'CMYK') or b[8] >= 5: return 'of the wrong kind'
    n, = struct.unpack('>I', b[128:132]); tags = set()
    for i in range(n):
        t, o, l = struct.unpack('>4sII', b[132+12*i:144+12*i]); tags.add(t)
        if o + l > len(b): return 'broken'
    if b[16:20] == b'RGB ' and b[12:16] == b'mntr' and not {b'desc', b'cprt', b'wtpt', b'rXYZ', b'gXYZ', b'bXYZ', b'rTRC', b'gTRC', b'bTRC'} <= tags and b'A2B0' not in tags: return 'not whole'

def metadata(x, bad):
    m = re.search(rb'<\?xpacket begin=([^?]*)\?>', x)
    if m and b'bytes=' in m.group(1): bad('6.6.2.1-2', 'bytes')
    if m and b'encoding=' in m.group(1): bad('6.6.2.1-3', 'encoding')
    try: x.decode('utf8'); t = ET.fromstring(re.sub(rb'<\?xpacket.*?\?>', b'', x).strip())
    except (UnicodeDecodeError, ET.ParseError) as e: bad('6.6.2.1-4', str(e)); return
    known = {k: set(v) for k, v in XMP.items()}
    S, P = '{http://www.aiim.org/pdfa/ns/schema#}', '{http://www.aiim.org/pdfa/ns/property#}'
    ext = '{http://www.aiim.org/pdfa/ns/extension/}schemas'
    top = [(d, e) for d in t.iter(RDF + 'Description') for e in d]
    for _, e in top:
        if e.tag != ext: continue
        if [k.tag for k in e] != [RDF + 'Bag']: bad('6.6.2.3.3-1', 'no bag'); continue
        for s in e[0]:
            if len(s) == 1 and s[0].tag == RDF + 'Description': s = s[0]
            g = {k.tag: k for k in s}
            for tag, i in ((S + 'schema', 2), (S + 'namespaceURI', 3), (S + 'prefix', 4)):
                if tag not in g or not (g[tag].text or '').strip(): bad('6.6.2.3.3-%d' % i, tag)
            if set(g) - {S + k for k in ('schema', 'namespaceURI', 'prefix', 'property', 'valueType')}: bad('6.6.2.3.2-1', 'unknown fields')
            if S + 'valueType' in g: bad('6.0-8', 'value types of its own')
            props = g.get(S + 'property')
            if props is not None and [k.tag for k in props] != [RDF + 'Seq']: bad('6.6.2.3.3-5', 'no sequence'); continue
            for p in (props[0] if props is not None else []):
                if len(p) == 1 and p[0].tag == RDF + 'Description': p = p[0]
                q = {k.tag: (k.text or '').strip() for k in p}
                for tag, i in ((P + 'name', 7), (P + 'valueType', 8), (P + 'category', 9), (P + 'description', 10)):
                    if not q.get(tag): bad('6.6.2.3.3-%d' % i, tag)
                if q.get(P + 'valueType') not in ('Integer', 'Text', 'Boolean', 'Date', 'Real', 'URI', 'URL', 'AgentName', 'ProperName', 'MIMEType', 'XPath', 'GUID', 'RenditionClass', 'Lang Alt', 'bag Text', 'seq Text', 'ResourceRef'): bad('6.6.2.3.3-8', str(q.get(P + 'valueType')))
                if q.get(P + 'category') not in ('internal', 'external'): bad('6.6.2.3.3-9', str(q.get(P + 'category')))
                if set(q) - {P + k for k in ('name', 'valueType', 'category', 'description')}: bad('6.6.2.3.2-1', 'unknown fields')
                if S + 'namespaceURI' in g: known.setdefault((g[S + 'namespaceURI'].text or '').strip(), set()).add(q.get(P + 'name'))
    props = [(e.tag, (e.text or '').strip(), e) for _, e in top] + [(k, v, None) for d in t.iter(RDF + 'Description') for k, v in d.attrib.items() if not k.startswith(RDF)]
    nested = set(id(k) for _, e in top for k in e.iter() if k is not e)
    ids = {}
    for tag, text, e in props:
        if e is not None and id(e) in nested: continue
        ns, name = re.match(r'\{(.*)\}(.*)', tag).groups() if tag.startswith('{') else ('', tag)
        if name not in known.get(ns, ()): bad('6.6.2.3.1-1', tag)
        if ns == 'http://www.aiim.org/pdfa/ns/id/': ids[name] = text
        want = {'title': 'Alt', 'description': 'Alt', 'rights': 'Alt', 'creator': 'Seq', 'date': 'Seq', 'language': 'Bag', 'subject': 'Bag', 'publisher': 'Bag', 'contributor': 'Bag'}.get(name) if ns.startswith('http://purl.org') else None
        if want and (e is None or [k.tag for k in e] != [RDF + want]): bad('6.6.2.3.1-2', tag)
        if name in ('CreateDate', 'ModifyDate', 'MetadataDate') and not re.fullmatch(r'\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?', text): bad('6.6.2.3.1-2', tag)
        if name == 'part' and not re.fullmatch(r'\d+', text): bad('6.6.2.3.1-2', tag)
        if e is not None and not want and len(e) and e.tag != ext: bad('6.6.2.3.1-2', tag)
    if not ids: bad('6.6.4-1', 'no pdfaid'); return
    if ids.get('part') != '2': bad('6.6.4-2', str(ids.get('part')))
    if ids.get('conformance') not in ('A', 'U', 'B'): bad('6.6.4-3', str(ids.get('conformance')))
    for prefix in re.findall(rb'xmlns:(\w+)=["\']http://www.aiim.org/pdfa/ns/id/', x):
        if prefix != b'pdfaid': bad('6.6.4-4', prefix.decode())
    return ids.get('conformance')

def content(d, pno, page, bad, unknown, out):
    c = page.get('/Contents'); parts = [c] if ua.isref(c) and c in d.data else ua.aslist(d.r(c))
    data = b'\n'.join(d.data.get(x, b'') for x in parts); depth = 0; span = 0; stack = []
    res = d.r(page.get('/Resources')) or {}; fonts = {}; font = None
    for op, a in ua.ops(data):
        if op not in OPS: bad('6.2.2-1', op)
        if op in ua.PAINT or op in ua.TEXT: out.add('/DeviceGray') # black, if nothing is said
        if op == 'q':
            depth += 1
            if depth > 28: bad('6.1.13-8', 'page %d' % pno)
        elif op == 'Q': depth -= 1
        elif op in ('cs', 'CS'):
            if a[0] in ('/DeviceGray', '/DeviceRGB', '/DeviceCMYK'): out.add(a[0])
            else: unknown(1, 'colour space %s' % a[0])
        elif op in ('rg', 'RG'): out.add('/DeviceRGB')
        elif op in ('g', 'G'): out.add('/DeviceGray')
        elif op in ('k', 'K'): out.add('/DeviceCMYK')
        elif op in ('sh', 'INLINE'): unknown(2, op)
        elif op in ('scn', 'SCN') and any(isinstance(x, str) for x in a): unknown(2, 'pattern')
        elif op == 'gs': unknown(3, 'a graphics state')
        elif op == 'ri' and a[0] not in ('/RelativeColorimetric', '/AbsoluteColorimetric', '/Perceptual', '/Saturation'): bad('6.2.6-1', a[0])
        elif op == 'Do':
            x = d.r((d.g(res, '/XObject') or {}).get(a[0]))
            if not x: bad('6.2.2-2', a[0])
            elif x.get('/Subtype') == '/PS': bad('6.2.9-3', a[0])
            elif x.get('/Subtype') != '/Image': unknown(4, 'a form')
        elif op in ('BDC', 'BMC'):
            stack.append(isinstance(a[-1], dict) and '/ActualText' in a[-1])
            for v in a: walk(d, v if not isinstance(v, bytes) else 'b:' + v.hex(), bad, 'page %d' % pno)
        elif op == 'EMC' and stack: stack.pop()
        elif op == 'Tf':
            ref = (d.g(res, '/Font') or {}).get(a[0])
            if ref is None: bad('6.2.2-2', a[0]); font = None; continue
            if ref not in fonts: fonts[ref] = ua.Font(d, ref)
            font = fonts[ref]
        elif op in ua.TEXT and font is not None and not any(stack):
            for s in (a[0] if op == 'TJ' else [a[-1]]):
                if isinstance(s, bytes) and any(0xE000 <= ord(u) <= 0xF8FF or ord(u) >= 0xF0000 for c in font.split(s) for u in font.uni(c) or ''): bad('6.2.11.7.3-1', 'page %d' % pno)
        for v in a:
            if isinstance(v, float): walk(d, int(v) if v == int(v) and abs(v) < 1e18 and not abs(v) > 2147483647.5 else v, bad, '')
            if isinstance(v, float) and v == int(v) and 2147483648 <= abs(v) < 1e15: bad('6.1.13-1', str(v))
            if isinstance(v, bytes) and len(v) > 32767: bad('6.1.13-3', 'page %d' % pno)

def images(d, bad, unknown, used):
    for k, v in d.o.items():
        if not isinstance(v, dict) or v.get('/Subtype') != '/Image': continue
        for key, i in (('/Alternates', 1), ('/OPI', 2)):
            if key in v: bad('6.2.8-%d' % i, k)
        if d.r(v.get('/Interpolate')) is True: bad('6.2.8-3', k)
        if d.r(v.get('/ImageMask')) is not True and d.r(v.get('/BitsPerComponent')) not in (None, 1, 2, 4, 8, 16): bad('6.2.8-4', k)
        cs = d.r(v.get('/ColorSpace')); f = [d.r(x) for x in ua.aslist(d.r(v.get('/Filter')))]
        if '/JPXDecode' in f: unknown(5, k)
        if isinstance(cs, list) and cs and cs[0] == '/Indexed': cs = d.r(cs[1])
        if cs in ('/DeviceGray', '/DeviceRGB', '/DeviceCMYK'): used.add(cs)
        elif cs is not None: unknown(1, 'an image')
        if '/SMask' in v or isinstance(d.r(v.get('/Mask')), dict): unknown(3, 'a mask')

def check(path, anyone):
    d = ua.Doc(path); F = {}
    def bad(i, msg): F.setdefault(i, []).append(msg)
    def unknown(i, msg): bad('6.0-%d' % i, 'not judged: ' + msg)
    if not anyone: layout(d.raw, bad)
    if d.warn: bad('6.0-0', d.warn[:200])
    if not re.match(rb'%PDF-1\.[0-7][\r\n]', d.raw): bad('6.1.2-1', repr(d.raw[:12]))
    m = re.match(rb'[^\r\n]*(?:\r\n|\r|\n)%([\x80-\xff]{4})', d.raw)
    if not m: bad('6.1.2-2', 'no binary comment')
    ids = d.r(d.trailer.get('/ID'))
    if not isinstance(ids, list) or len(ids) != 2 or not ua.txt(ids[1]): bad('6.1.3-1', 'no ID')
    if '/Encrypt' in d.trailer: bad('6.1.3-2', 'encrypted')
    if not re.search(rb'%%EOF(\r\n|\r|\n)?$', d.raw): bad('6.1.3-3', 'data after the end')
    if len(d.o) > 8388607: bad('6.1.13-7', 'objects')
    for k, v in d.o.items():
        walk(d, v, bad, k)
        if not isinstance(v, dict): continue
        if k in d.data:
            if set(v) & {'/F', '/FFilter', '/FDecodeParms'}: bad('6.1.7.1-3', k)
            for f in ua.aslist(d.r(v.get('/Filter'))):
                if d.r(f) not in FILTERS | {'/JPXDecode'}: bad('6.1.7.2-1', str(f))
        if '/EF' in v: bad('6.8-5', 'an embedded file')
        if v.get('/Type') == '/ExtGState' or '/TR' in v or '/HTP' in v: unknown(3, 'a graphics state')
        if v.get('/Type') == '/Halftone': unknown(3, 'a halftone')
        if '/PatternType' in v or '/ShadingType' in v: unknown(2, 'a pattern')
        if isinstance(v.get('/Group'), (dict, str)): unknown(3, 'transparency')
        if v.get('/Type') in ('/Sig', '/SigRef') or '/ByteRange' in v: unknown(6, 'a signature')
        if v.get('/S') in ('/Launch', '/Sound', '/Movie', '/ResetForm', '/ImportData', '/Hide', '/SetOCGState', '/Rendition', '/Trans', '/GoTo3DView', '/JavaScript', '/SetState', '/NOP') and '/P' not in v: bad('6.5.1-1', v['/S'])
        if v.get('/S') == '/Named' and v.get('/N') not in ('/NextPage', '/PrevPage', '/FirstPage', '/LastPage'): bad('6.5.1-2', str(v.get('/N')))
        if v.get('/Type') == '/Font':
            if v.get('/Subtype') not in ('/Type1', '/MMType1', '/TrueType', '/Type3', '/Type0', '/CIDFontType0', '/CIDFontType2'): bad('6.2.11.2-2', k)
            if v.get('/Subtype') != '/Type3' and not v.get('/BaseFont'): bad('6.2.11.2-3', k)
            if v.get('/Subtype') not in ('/Type0', '/CIDFontType2'): unknown(7, 'a font of type %s' % v.get('/Subtype'))
            if v.get('/Subtype') == '/Type0' and v.get('/Encoding') != '/Identity-H': unknown(7, 'a CMap of its own')
        if '/CIDSet' in v: unknown(7, 'a CIDSet')
        if '/FontFile3' in v or '/FontFile' in v: unknown(7, 'outlines that are not TrueType')
    cat = d.r(d.trailer['/Root'])
    for key, i in (('/Perms', '6.0-6'), ('/AcroForm', '6.0-6'), ('/OCProperties', '6.0-9'), ('/Requirements', '6.11-1'), ('/AA', '6.5.2-1'), ('/NeedsRendering', '6.4.2-2')):
        if key in cat: bad(i, key)
    names = d.r(cat.get('/Names')) or {}
    if '/AlternatePresentations' in names: bad('6.10-1', 'alternate presentations')
    if '/EmbeddedFiles' in names or '/JavaScript' in names: bad('6.8-5', 'embedded')
    # pages
    used = set(); pages = []
    def kids(ref, inherited):
        p = d.r(ref)
        if '/Kids' in p:
            for k in d.r(p['/Kids']): kids(k, {**inherited, **{x: p[x] for x in ('/Resources', '/MediaBox') if x in p}})
        else:
            if '/Resources' not in p: bad('6.2.2-2', ref)
            pages.append({**inherited, **p})
    kids(cat['/Pages'], {})
    for n, p in enumerate(pages, 1):
        content(d, n, p, bad, unknown, used)
        for box in ('/MediaBox', '/CropBox', '/TrimBox', '/ArtBox', '/BleedBox'):
            b = [d.r(x) for x in d.r(p.get(box)) or []]
            if b and not all(3 <= abs(x) <= 14400 for x in (b[2] - b[0], b[3] - b[1])): bad('6.1.13-11', '%s %s' % (box, b))
        if '/AA' in p: bad('6.5.2-2', 'page %d' % n)
        if '/PresSteps' in p: bad('6.10-2', 'page %d' % n)
        for a in ua.aslist(d.r(p.get('/Annots'))):
            a = d.r(a); s = a.get('/Subtype'); f = d.r(a.get('/F'))
            if s != '/Link': unknown(10, 'an annotation %s' % s)
            if f is None: bad('6.3.2-1', 'page %d' % n)
            elif f & 1 or f & 2 or not f & 4 or f & 32 or f & 256: bad('6.3.2-2', str(f))
            if '/AP' in a: unknown(10, 'an appearance')
            act = d.r(a.get('/A')) or {}
            if act and (act.get('/S') not in ('/GoTo', '/URI') or '/Next' in act): bad('6.5.1-1', str(act.get('/S')))
    images(d, bad, unknown, used)
    # colours
    intents = [d.r(x) for x in d.r(cat.get('/OutputIntents')) or []]; space = None
    for x in intents:
        if x.get('/S') != '/GTS_PDFA1': unknown(11, 'another output intent'); continue
        prof = x.get('/DestOutputProfile')
        wrong = icc(d.data[prof]) if ua.isref(prof) and prof in d.data else 'not there'
        if wrong: bad('6.2.3-1', 'the profile is ' + wrong); continue
        space = d.data[prof][16:20]
        if d.r(d.o[prof].get('/N')) != {b'RGB ': 3, b'GRAY': 1, b'CMYK': 4}[space]: bad('6.2.3-1', 'N')
    if len({x.get('/DestOutputProfile') for x in intents}) > 1: bad('6.2.3-2', 'several profiles')
    if '/DeviceRGB' in used and space != b'RGB ': bad('6.2.4.3-2', 'RGB without a meaning')
    if '/DeviceCMYK' in used and space != b'CMYK': bad('6.2.4.3-3', 'CMYK without a meaning')
    if '/DeviceGray' in used and space is None: bad('6.2.4.3-4', 'grey without a meaning')
    # metadata, and what the other checker knows
    m = cat.get('/Metadata'); level = None
    if not ua.isref(m) or m not in d.data: bad('6.6.2.1-1', 'no metadata')
    else: level = metadata(d.data[m], bad)
    if not anyone and level != 'A': bad('6.6.4-3', 'level %s' % level)
    for k, v in ua.check(path)[0].items():
        if k in FONT and (level == 'A' or not k.startswith(('7.1', '7.2-', '6.2'))) and (level != 'B' or not k.startswith('7.21.7')): F.setdefault(FONT[k], []).extend(v)
    return F

def main():
    files = [a for a in sys.argv[1:] if not a.startswith('-')]; rc = 0
    if not files: print(__doc__); return 2
    for f in files:
        try: F = check(f, '--any' in sys.argv)
        except Exception as e:
            if '-v' in sys.argv: raise
            print('%s: UNREADABLE %s: %s' % (f, type(e).__name__, e)); rc = 2; continue
        print('%s: %s' % (f, 'PASS' if not F else 'FAIL ' + '; '.join('%s %s' % (k, F[k][0]) for k in sorted(F))))
        rc = rc or (1 if F else 0)
    return rc
if __name__ == '__main__': sys.exit(main())
