package render_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/render/face"
	"catchup/internal/render/html"
	"catchup/internal/render/text"
	"catchup/internal/render/xlsx"
	"catchup/templates"
)

// credited is a sample with a story whose article has a Hebrew title and outlet, and
// a table, in a report of the language.
func credited(lang string) *document.Document {
	day := time.Date(2024, 5, 12, 9, 0, 0, 0, time.UTC)
	return &document.Document{
		Title: "דוגמה", Lang: lang, Edition: "sample/1", Covers: "12 May 2024", Issued: day,
		Blocks: document.Blocks{
			document.Story{Heading: "דוגמה של ידיעה", Paragraphs: []document.Paragraph{{{Text: "דוגמה של "}, {Text: "ידיעה", Strong: true}, {Text: " על IMF"}}},
				Articles: []document.Article{{Title: "כותרת של דוגמה", Outlet: "העיתון לדוגמה", Link: "https://example.org/1", Published: day}}},
			document.Table{Caption: "דוגמה", Columns: []document.Column{{Head: "גוף"}, {Head: "תוכנית", Numeric: true}},
				Rows: []document.Row{{Cells: []document.Cell{{Shown: "גוף לדוגמה"}, {Shown: "(3.4)"}}}}},
		},
	}
}

// TestDirections holds one rule on all surfaces: parts run in their own direction in
// lines that run as the document does.
func TestDirections(t *testing.T) {
	looks, err := templates.Open("")
	if err != nil {
		t.Fatal(err)
	}
	faces, err := face.Read(looks.FS)
	if err != nil {
		t.Fatal(err)
	}
	for lang, want := range map[string]map[string][]string{
		"en-GB": {
			"edition.html": {`<html lang="en-GB" xmlns`, `<span dir="rtl"><span lang="he" dir="rtl">דוגמה של </span><strong><span lang="he" dir="rtl">ידיעה</span></strong>`, `<span lang="he" dir="rtl">כותרת של דוגמה</span></a>, <span lang="he" dir="rtl">העיתון לדוגמה</span>, 12&nbsp;May&nbsp;2024`, "text-align:left"},
			"page.html":    {`<html lang="en-GB">`, `<span lang="he" dir="rtl">כותרת של דוגמה</span></a>, <span lang="he" dir="rtl">העיתון לדוגמה</span>, 12&nbsp;May&nbsp;2024`},
			"edition.txt":  {"– “\u200eכותרת של דוגמה\u200e”, \u200eהעיתון לדוגמה\u200e, 12 May 2024"},
		},
		"he-IL": {
			"edition.html": {`<html lang="he-IL" dir="rtl"`, `<p style="margin:0 0 12px">דוגמה של <strong>ידיעה</strong>`, `<tr align="right"><th scope="row" align="right">`, `<span dir="ltr">(3.4)</span>`, "border-right:4px"},
			"page.html":    {`<html lang="he-IL" dir="rtl">`, `<span dir="ltr">(3.4)</span>`},
			"edition.txt":  {"\u200fIMF"},
		},
	} {
		d := credited(lang)
		d.Notices = []string{"דוגמה"}
		for _, r := range []edition.Renderer{html.NewMail(looks, faces), html.NewWeb(looks, faces), text.Renderer{}} {
			files, err := r.Render(t.Context(), d)
			if err != nil {
				t.Fatal(err)
			}
			for _, words := range want[files[0].Name] {
				if !strings.Contains(string(files[0].Bytes), words) {
					t.Errorf("%s of a report in %s has no %s:\n%s", files[0].Name, lang, words, files[0].Bytes)
				}
			}
			if strings.ContainsAny(string(files[0].Bytes), "\u2068\u2069") {
				t.Errorf("%s has marks around names", files[0].Name)
			}
		}
		files, err := xlsx.New(looks).Render(t.Context(), d)
		if err != nil {
			t.Fatal(err)
		}
		book, err := excelize.OpenReader(bytes.NewReader(files[0].Bytes))
		if err != nil {
			t.Fatal(err)
		}
		for _, sheet := range book.GetSheetList() {
			if view, err := book.GetSheetView(sheet, 0); err != nil || (view.RightToLeft != nil && *view.RightToLeft) != (lang == "he-IL") {
				t.Errorf("the sheet %s of a report in %s: %+v, %v", sheet, lang, view.RightToLeft, err)
			}
		}
	}
}
