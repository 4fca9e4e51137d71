package main

import (
	"archive/zip"
	"bufio"
	"compress/gzip"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	_ "modernc.org/sqlite"
)

// hostile is a source that is made to cost much. In its settings FILE stands
// for its file and WEB for an address of its own; in its section FROM stands
// for its name. Says is a pattern of what the program must say of it, in which
// AT stands for its file or its address; it may be empty.
type hostile struct {
	source  string
	section string
	file    func(path string) error
	web     func(w http.ResponseWriter, r *http.Request, path string)
	says    string
}

// place is the pattern of what must be said of the source of this name.
func (h hostile) place(name string) string {
	return strings.ReplaceAll(h.says, "AT", "(config/data|http://[0-9.:]+)/"+name)
}

// saying is the source with the pattern.
func (h hostile) saying(says string) hostile {
	h.says = says
	return h
}

const (
	toldSection  = `stories: { from: [FROM], tell: 2 }`
	shownSection = `table: { title: Shown FROM, from: FROM, columns: [ { name: a } ], limit: 5 }`
)

// hostiles are the hostile sources by their names.
func hostiles() map[string]hostile {
	return map[string]hostile{
		"longtitle": fed(item(wordy(300_000), "A short text of the article, which ends here.", 1)).saying(`AT, row 1, column title: of more than 300 characters only the first 295 are taken \(limits: title\)`),
		"sentence":  fed(item("One sentence without an end", join("The trust said that ", wordy(1_000_000)), 1)).saying(`AT, row 1, column summary: more than 500000 characters are too many; it is left out \(limits: text\)`),
		"sentences": fed(item("A sentence that fits", join("The trust said that ", wordy(400_000), "."), 1)),
		"invisible": fed(each(12, func(i int) any { return item(repeat(40, "\u200b\u2060\ufeff"), "", i) })).saying(`AT, row 12, column title: an article without a title`),
		"items": fed(each(28_000, func(i int) any {
			return item(fmt.Sprintf("Hospital %d opens ward %d", i, i*7), fmt.Sprintf("The hospital number %d opened a ward on Monday, the trust said. It has %d beds.", i, i), i)
		})).saying(`AT: of 28000 articles only the 5000 newest are looked at \(limits: items\)`),
		"hugeitems": fedLong(each(60, func(i int) any { return item(fmt.Sprint("Big ", i), wordy(1_000_000), i) })),
		"nested":    fed(item("Nested", repeat(100_000, "&lt;div>"), 1)),
		"unclosed":  fed(item("Unclosed", repeat(120_000, "&lt;b>x"), 1)),
		"adoption":  fed(item("Adoption", repeat(30_000, "&lt;a>&lt;table>&lt;a>"), 1)),
		"adoption2": fed(item("Adoption two", repeat(30_000, "&lt;b>&lt;i>&lt;p>x&lt;/b>"), 1)),
		"attrs":     fed(item("Attributes", join("&lt;p ", attributes(60_000), ">Text of it.&lt;/p>"), 1)),
		"comments":  fed(item("Comments", join(repeat(45_000, "&lt;!-- c -->"), "&lt;p>The end of it.&lt;/p>"), 1)),
		"deepxml":   fed(repeat(1_000_000, "<x>")),
		"oneline":   fedLong(item("One line", "Short text.", 1), "<x>", repeat(40_000_000, "y"), "</x>"),
		"xmlattrs":  fedLong(item("Attributes", "Short text.", 1), "<x ", attributes(1_000_000), "/>"),
		"tinytags":  fedLong(item("Tags", "Short text.", 1), repeat(10_000_000, "<x/>")),
		"extension": fedLong("<item>", repeat(6_000_000, "<q:x/>"), "</item>"),
		"cdata":     fedLong(item("Sections", repeat(1_000_000, "<![CDATA[x]]>"), 1)),
		"fullnest":  paged(repeat(1_000_000, "<div>"), "Deep."),
		"fullb":     paged(repeat(2_000_000, "<b>x")),
		"fulltable": paged(repeat(700_000, "<a><table><a>")),
		"fullp":     paged(repeat(600_000, "<b><i><p>x</b>")),
		"fullattrs": paged("<p ", attributes(900_000), ">Text</p>"),
		"fullforms": paged(repeat(1_000_000, "<p>a<br>")),
		"fulltext":  paged("<p>", wordy(9_900_000)),
		"fullmany":  paged("<article>", repeat(200_000, "<p>Comma, comma, comma, comma, comma.</p>")),
		"blowup":    fed(item("Blow-up", join(each(400, func(i int) any { return fmt.Sprintf("&lt;b a=%d>", i) }), repeat(60_000, "&lt;p>x")), 1)).saying(`AT, row 1, column summary: its markup is a tangle; it is left out`),
		"blowuptwo": fed(item("Blow-up", repeat(400, "&lt;b>", "&lt;p>x"), 1), each(500, func(i int) any {
			return item(fmt.Sprint("Blow ", i), join(each(11, func(i int) any { return fmt.Sprintf("&lt;b a=%d>", i) }), repeat(1200, "&lt;p>x")), i)
		})),
		"fullblowup":   paged(each(400, func(i int) any { return fmt.Sprintf("<b a=%d>", i) }), repeat(2_000_000, "<p>x")).saying(`AT/feed, item 1, .{0,2}A page.{0,2}: the feed's own text is kept: reading AT/page: it has more than 1000000 elements`),
		"fewkinds":     fed(item("Few kinds", join("&lt;p>", repeat(3, each(12, func(i int) any { return fmt.Sprintf("&lt;b a=%d>", i) })), repeat(120_000, "x&lt;p>")), 1)).saying(`AT, row 1, column summary: its markup is a tangle; it is left out`),
		"fullkinds":    paged("<p>", repeat(3, each(12, func(i int) any { return fmt.Sprintf("<b a=%d>", i) })), repeat(240_000, "x<p>")).saying(`AT/feed, item 1, .{0,2}A page.{0,2}: the feed's own text is kept: reading AT/page: it has more than 1000000 elements`),
		"jsonfeed":     fed2(`{"version":"https://jsonfeed.org/version/1","title":"x","items":[{}`, repeat(2_900_000, ",{}"), "]}"),
		"jsonnull":     fed2(`{"version":"https://jsonfeed.org/version/1","title":"x","items":[null`, repeat(1_900_000, ",null"), "]}"),
		"rssitems":     fed("<item/>", repeat(1_200_000, "<item/>")).saying(`reading AT: it has more than 100000 items or 1000000 elements`),
		"rssempty":     fed(repeat(90_000, "<item/>")),
		"xmlmanyattrs": fedLong(item("Attributes", "Short text.", 1), repeat(1_000_000, `<x a="" b="" c="" d="" e=""/>`)),
		"jsonfull":     ofJSON(`[{}`, repeat(495_000, `,{"a":1,"b":2,"c":3}`), `]`),
		"gzip":         {source: `{ json: { url: WEB/x.json } }`, section: shownSection, web: zipped, says: `larger than|too large|limit`},
		"drip":         {source: `{ json: { url: WEB/x.json, timeout: 2s } }`, section: shownSection, web: drip, says: `no response within`},
		"json60":       ofJSON(`[{"a":"`, repeat(60_000_000, "x"), `"}]`).saying(`AT, row 1, column a: of more than 32767 characters only the first 32767 are taken \(limits: cell\)`),
		"jsonmany":     ofJSON(`[{}`, repeat(600_000, `,{"a":1,"b":2,"c":3}`), `]`),
		"jsonnames":    ofJSON(`[{}`, each(1300, func(i int) any { return fmt.Sprintf(`,{"n%d":1}`, i) }), `]`),
		"jsonempty":    ofJSON(`[[]`, repeat(20_000_000, `,[]`), `]`),
		"jsondeep":     ofJSON(`[{"a":`, repeat(30_000_000, "["), `]`),
		"numbers": {source: `{ json: { url: FILE }, columns: { a: number } }`, section: shownSection,
			file: file(`[{"a":1e999999999},{"a":`, repeat(10_000, "9"), `}]`), says: `AT, row 1, column a: .{0,2}1e999999999.{0,2} is not a number`},
		"yaml50":    ofYAML(repeat(2_000_000, "- {a: reader@example.org}\n")),
		"yamlflow":  ofYAML(repeat(90, "["), repeat(10_000_000, "{} ")),
		"yamltext":  ofYAML("- a: |\n", repeat(60_000, "    ", wordy(1000), "\n")),
		"csvcell":   ofCSV("a,b\n", repeat(60_000_000, "x"), ",2\n").saying(`AT, row 2, column A \(a\): of more than 32767 characters only the first 32767 are taken \(limits: cell\)`),
		"csvquotes": ofCSV("a,b\n\"", repeat(30_000_000, "x\n"), "\",2\n").saying(`AT, row 2, column A \(a\): of more than 32767 characters only the first 32766 are taken \(limits: cell\)`),
		"csvopen":   ofCSV("a,b\n\"", repeat(15_000_000, "x\"\"")),
		"csvwide":   ofCSV("a", repeat(20_000, ",n"), "\n", repeat(50, "1", repeat(20_000, ",2"), "\n")).saying(`reading AT: .*more than 16384 columns`),
		"csvwider":  ofCSV("a", repeat(3_000_000, ",n"), "\n1,2\n"),
		"csvhash":   ofCSV(repeat(6_000_000, "# remark\n"), "a\n1\n"),
		"csvrows":   ofCSV("a,b,c,d,e,f\n", repeat(300_000, "ward,1,2,3,4,5\n")),
		"csvlimit":  ofCSV("a,b,c,d,e,f\n", repeat(330_000, "ward,1,2,3,4,5\n")),
		"csvbad":    {source: `{ csv: { path: FILE }, columns: { a: number } }`, section: shownSection, file: file("a\n", repeat(3_000_000, "bad\n"))},
		"csvnames":  ofCSV("a\n", each(1_900_000, func(i int) any { return "name " + strconv.Itoa(i) + "\n" })),
		"cats": {source: `{ csv: { path: FILE }, columns: { a: text, n: { kind: money, unit: GBP } } }`, section: `table: { title: Cats, from: FROM, columns: [ { name: a }, { name: n } ], sort: -n, limit: 20 }`,
			file: file("a,n\n", each(20_000, func(i int) any { return fmt.Sprintf("Body %d,%d\n", i, i*13) }))},
		"sql60":      query("SELECT a FROM t", 60_000_000).saying(`AT, query, row 1, column a: of more than 32767 characters only the first 32767 are taken \(limits: cell\)`),
		"sqlzero":    query("SELECT printf('%.*c', 900000000, 'x') AS a", 1),
		"sqlmany":    query("WITH RECURSIVE r(a) AS (SELECT 1 UNION ALL SELECT a+1 FROM r LIMIT 99) SELECT printf('%.*c', 20000000, 'x') AS a FROM r", 1),
		"sqlendless": query("WITH RECURSIVE r(a) AS (SELECT 1 UNION ALL SELECT a+1 FROM r) SELECT a FROM r", 1),
		"sparse":     {source: `{ xlsx: { path: FILE } }`, section: shownSection, file: workbook(`<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`, ""), says: `AT, Sheet1, row 1048576: what stands in column XFD is left out`},
		"shared": {source: `{ xlsx: { path: FILE } }`, section: shownSection, file: workbook(
			join(`<row r="1"><c r="A1" t="s"><v>1</v></c></row>`, each(400, func(i int) any { return fmt.Sprintf(`<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>`, i+2, i+2) })),
			join(`<si><t>`, repeat(3_000_000, "x"), `</t></si><si><t>a</t></si>`)), says: `AT, Sheet1, row 2, column A \(a\): of more than 32767 characters only the first 32767 are taken \(limits: cell\)`},
		"shared60": {source: `{ xlsx: { path: FILE } }`, section: shownSection, file: workbook(
			join(`<row r="1"><c r="A1" t="s"><v>1</v></c></row>`, each(400, func(i int) any { return fmt.Sprintf(`<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>`, i+2, i+2) })),
			join(`<si><t>`, repeat(60_000_000, "x"), `</t></si><si><t>a</t></si>`)), says: `AT, Sheet1, row 2, column A \(a\): of more than 32767 characters only the first 32767 are taken \(limits: cell\)`},
		"markdown": {source: `{ articles: { folder: FILE } }`, section: toldSection, file: folder(repeat(50_000, "> "), "\n\n", repeat(100_000, "["), "\n\n", repeat(50_000, "*a _b "), repeat(50_000, "![x](")), says: `AT/a\.md:5:1: has too many marks in each other`},
		"feeds":    {source: `{ feed: { urls: [` + list(2000, func(i int) string { return fmt.Sprintf("WEB/%d", i) }) + `] } }`, section: toldSection, web: many},
	}
}

// body writes a hostile text piece by piece: together they are too long for the
// memory of the test.
type body func(w *bufio.Writer)

// join is one text of several: each a string or a body.
func join(parts ...any) body {
	return func(w *bufio.Writer) {
		for _, p := range parts {
			switch p := p.(type) {
			case string:
				w.WriteString(p)
			case body:
				p(w)
			}
		}
	}
}

// repeat is the text n times.
func repeat(n int, parts ...any) body {
	one := join(parts...)
	return func(w *bufio.Writer) {
		for range n {
			one(w)
		}
	}
}

// each is a text for each number below n.
func each(n int, f func(i int) any) body {
	return func(w *bufio.Writer) {
		for i := range n {
			join(f(i))(w)
		}
	}
}

func (b body) writeTo(w io.Writer) error {
	buffered := bufio.NewWriter(w)
	b(buffered)
	return buffered.Flush()
}

func wordy(n int) body { return repeat(n/5, "word ") }

func list(n int, f func(int) string) string {
	all := make([]string, n)
	for i := range all {
		all[i] = f(i)
	}
	return strings.Join(all, ",")
}

func attributes(n int) body { return each(n, func(i int) any { return "a" + strconv.Itoa(i) + "=1 " }) }

func item(title, text any, i int) body {
	return join("<item><title>", title, fmt.Sprintf("</title><link>https://hostile.example.org/%d</link><pubDate>%s</pubDate><description>", i, recently()), text, "</description></item>")
}

func rss(items ...any) body {
	return join(`<rss version="2.0"><channel><title>Hostile (sample)</title>`, join(items...), `</channel></rss>`)
}

// file writes a file.
func file(parts ...any) func(string) error {
	return func(path string) error {
		f, err := os.Create(path)
		if err != nil {
			return err
		}
		return errors.Join(join(parts...).writeTo(f), f.Close())
	}
}

// fed is a feed of items in a file.
func fed(items ...any) hostile {
	return hostile{source: `{ feed: { urls: [FILE] } }`, section: toldSection, file: file(rss(items...))}
}

func fed2(parts ...any) hostile {
	return hostile{source: `{ feed: { urls: [FILE] } }`, section: toldSection, file: file(parts...)}
}

func fedLong(items ...any) hostile {
	return hostile{source: `{ feed: { urls: [FILE], limit: 64MB } }`, section: toldSection, file: file(rss(items...))}
}

func ofCSV(parts ...any) hostile {
	return hostile{source: `{ csv: { path: FILE, limit: 64MB } }`, section: shownSection, file: file(parts...)}
}

func ofJSON(parts ...any) hostile {
	return hostile{source: `{ json: { url: FILE, limit: 64MB } }`, section: shownSection, file: file(parts...)}
}

func ofYAML(parts ...any) hostile {
	return hostile{source: `{ json: { url: FILE.yaml, limit: 64MB } }`, section: shownSection, file: func(path string) error { return file(parts...)(path + ".yaml") }}
}

// query is a query of a database with a text of n bytes.
func query(q string, n int) hostile {
	return hostile{source: fmt.Sprintf(`{ sql: { dsn: "sqlite:FILE", query: "%s", timeout: 30s } }`, q), section: shownSection, file: database(n)}
}

// paged is a feed whose item has a page.
func paged(page ...any) hostile {
	return hostile{
		source: `{ feed: { urls: [WEB/feed], full_text: true, pause: 1ms } }`, section: toldSection,
		web: func(w http.ResponseWriter, r *http.Request, path string) {
			switch path {
			case "feed":
				link := "http://" + r.Host + strings.TrimSuffix(r.URL.Path, "feed") + "page"
				rss("<item><title>A page</title><link>", link, "</link><pubDate>", recently(), "</pubDate><description>The short text of the feed itself ends here.</description></item>").writeTo(w)
			case "page":
				w.Header().Set("Content-Type", "text/html; charset=utf-8")
				join("<!DOCTYPE html><title>Page</title><body>", join(page...)).writeTo(w)
			default:
				http.NotFound(w, r)
			}
		},
	}
}

// zipped is a response of a few KB that is 2 GB.
func zipped(w http.ResponseWriter, r *http.Request, _ string) {
	w.Header().Set("Content-Encoding", "gzip")
	z := gzip.NewWriter(w)
	defer z.Close()
	chunk := []byte(strings.Repeat(" ", 1<<20))
	for range 2000 {
		if _, err := z.Write(chunk); err != nil {
			return
		}
	}
}

// drip is a response of a byte each second.
func drip(w http.ResponseWriter, r *http.Request, _ string) {
	for {
		select {
		case <-r.Context().Done():
			return
		case <-time.After(time.Second):
			w.Write([]byte(" "))
			w.(http.Flusher).Flush()
		}
	}
}

func many(w http.ResponseWriter, r *http.Request, path string) {
	rss(item("Feed "+path, "A short text from feed "+path+" is here.", 1)).writeTo(w)
}

// database is one with a text of n bytes.
func database(n int) func(string) error {
	return func(path string) error {
		db, err := sql.Open("sqlite", path)
		if err != nil {
			return err
		}
		defer db.Close()
		if _, err := db.Exec("CREATE TABLE t(a)"); err != nil {
			return err
		}
		_, err = db.Exec("INSERT INTO t VALUES (printf('%.*c', ?, 'x'))", n)
		return err
	}
}

// workbook has one sheet with the rows.
func workbook(rows, shared any) func(string) error {
	return func(path string) error {
		f, err := os.Create(path)
		if err != nil {
			return err
		}
		defer f.Close()
		out := bufio.NewWriter(f)
		z := zip.NewWriter(out)
		for _, part := range [][2]any{
			{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`},
			{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
			{"xl/workbook.xml", `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`},
			{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>`},
			{"xl/sharedStrings.xml", join(`<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`, shared, `</sst>`)},
			{"xl/worksheets/sheet1.xml", join(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`, rows, `</sheetData></worksheet>`)},
		} {
			w, err := z.Create(part[0].(string))
			if err != nil {
				return err
			}
			if err := join(part[1]).writeTo(w); err != nil {
				return err
			}
		}
		if err := z.Close(); err != nil {
			return err
		}
		return out.Flush()
	}
}

// folder has one article of Markdown.
func folder(parts ...any) func(string) error {
	return func(path string) error {
		if err := os.MkdirAll(path, 0o755); err != nil {
			return err
		}
		head := "---\ntitle: Nested quotes\npublished: " + time.Now().UTC().Add(-3*time.Hour).Format(time.RFC3339) + "\n---\n"
		return file(head, join(parts...))(filepath.Join(path, "a.md"))
	}
}
