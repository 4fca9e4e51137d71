package pdf

import (
	"bytes"
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"

	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/render/pdf/tag"
)

// bodies are names of bodies in many writing systems, and their languages. All are
// made up of common words, for samples.
var bodies = []struct{ name, lang string }{
	{"Δήμος Αθηναίων", "el"}, {"Міська рада Києва", "uk"}, {"Город на реке", "und-Cyrl"}, {"Sở Tài chính Đà Nẵng", "vi"},
	{"وزارة المالية", "ar"}, {"עיריית ירושלים", "he"}, {"北京市财政局", "zh"}, {"東京都の予算", "ja"}, {"서울특별시 예산", "ko"}, {"Fire service 🚒", ""},
}

// tongues is a sample of news with titles, prose, names and labels of many
// writing systems.
func tongues(t testing.TB) *document.Document {
	table := document.Table{
		Caption: "Bodies (sample)", Unit: "£m", Columns: []document.Column{{Head: "Body", Weight: 4}, {Head: "Plan", Numeric: true, Weight: 1}},
	}
	for _, body := range bodies {
		table.Rows = append(table.Rows, document.Row{Cells: []document.Cell{{Shown: body.name}, {Shown: "(3.4)"}}})
	}
	d := empty(t)
	d.Blocks = document.Blocks{
		document.Heading{Level: 2, Text: "A sample in many writing systems"},
		document.Story{Heading: "وزارة المالية تنشر خطة الميزانية للعام 2024", Lead: true, Paragraphs: []document.Paragraph{
			{{Text: "The ministry (وزارة المالية) has published its plan, said the paper הארץ on Monday, and 北京市财政局 has answered it."}},
			{{Text: "نشرت الوزارة خطتها للعام القادم، وقالت إن الإنفاق سيرتفع بنسبة 3.5% عما كان عليه، وإن صندوق النقد IMF وافق على الخطة كلها بعد نقاش طويل استمر ثلاثة أيام."}},
			{{Text: "市财政局今天公布了明年的预算计划，总支出将比今年增加百分之三，其中教育和医疗支出增长最快，交通支出保持不变，局长在会议上说明了主要的原因和今后的安排。"}},
		}},
		document.Story{Heading: "Ο Δήμος Αθηναίων δημοσίευσε το σχέδιο του προϋπολογισμού", Paragraphs: []document.Paragraph{
			{{Text: "Η δημοτική αρχή ανακοίνωσε ότι οι δαπάνες αυξάνονται. "}, {Text: "Городской совет опубликовал план. ", Strong: true}, {Text: "Hội đồng thành phố đã công bố kế hoạch chi tiêu mới."}},
		}},
		document.Story{Heading: "Mayor Nguyễn Văn Đức of Wakefield: To AVOID Waste 👩‍🚀 🇬🇧"},
		document.Story{Heading: "עיריית ירושלים פרסמה את תוכנית התקציב לשנת 2024"},
		table,
		bars("Bars of a sample", "Δήμος Αθηναίων", "1.0", "وزارة المالية", "(2.0)", "北京市财政局", "3.0", "서울특별시", "4.0"),
	}
	return d
}

// direction are the characters by which pdftotext marks directions.
var direction = regexp.MustCompile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")

// TestTonguesAreRead reads the words back from the file, in the order in which
// they are read, and in their languages.
//
//test:serial
func TestTonguesAreRead(t *testing.T) {
	file := render(t, tongues(t))
	text := strings.Join(strings.Fields(direction.ReplaceAllString(run(t, file, "pdftotext", "FILE", "-"), "")), " ")
	said := passes(t, file)
	tree := opened(t, file)
	for _, body := range bodies {
		if !strings.Contains(text, body.name) {
			t.Errorf("pdftotext does not find %q", body.name)
		}
		if !strings.Contains(said, body.name) {
			t.Errorf("the tree does not have %q", body.name)
		}
		if body.lang != "" && !strings.Contains(tree, "/Lang ("+body.lang+")") {
			t.Errorf("nothing is in %s", body.lang)
		}
	}
	for _, want := range []string{"ο του προϋπολογισμού", "Городской совет опубликовал план.", "教育和医疗支出增长最快", "Văn Đức of Wakefield: To AVOID Waste 👩‍🚀 🇬🇧"} {
		if !strings.Contains(strings.ReplaceAll(text, "教 育", "教育"), want) {
			t.Errorf("%q is not in:\n%s", want, text)
		}
	}
	if again := render(t, tongues(t)); !bytes.Equal(file, again) {
		t.Error("the same document gives other bytes")
	}
}

// TestLinesRunLeftward looks where the parts of lines stand: what is read first
// stands at the right.
func TestLinesRunLeftward(t *testing.T) {
	s := setterOf(t)
	line := wrap([]span{s.span(nil, "אבג 2024 דהו", s.body)}, 200)[0]
	if len(line) != 3 || line[0].x <= line[1].x || line[1].x <= line[2].x || line[2].x != 0 {
		t.Errorf("the line is %+v", line)
	}
	line = wrap([]span{s.span(nil, "said אבג דהו on Monday", s.body)}, 200)[0]
	if len(line) != 3 || line[1].words != "אבג דהו" || line[1].level != 1 || line[0].x >= line[1].x || line[1].x >= line[2].x {
		t.Errorf("the line is %+v", line)
	}
	if lines := wrap([]span{s.span(nil, "אבגדהו זחטיכל מנסעפצ קר", s.body)}, s.body.width("אבגדהו זחטיכל")+1); len(lines) != 2 || lines[1][0].x <= 0 {
		t.Errorf("the last line does not end where the first does: %+v", lines)
	}
}

// TestCredits sets a credit with Hebrew names as its document runs: the title, the
// outlet, and then the day.
func TestCredits(t *testing.T) {
	s := setterOf(t)
	a := document.Article{Title: "כותרת של דוגמה", Outlet: "העיתון לדוגמה", Published: s.doc.Issued}
	line := wrap(s.credit(&tag.Element{}, a), 400)[0]
	at := map[string]float64{}
	for _, one := range line {
		for _, words := range []string{a.Title, a.Outlet, "2024"} {
			if strings.Contains(one.words, words) {
				at[words] = one.x
			}
		}
	}
	if title, outlet, day := at[a.Title], at[a.Outlet], at["2024"]; !(0 < title && title < outlet && outlet < day) {
		t.Errorf("the line is %+v", line)
	}
}

// TestMirrored sets a document in Hebrew: lines begin at the right, the names of a
// table stand at the right of its figures, and these end below each other.
func TestMirrored(t *testing.T) {
	r, d := renderer(t), empty(t)
	d.Lang = "he"
	d.Blocks = document.Blocks{
		document.Say("דוגמה של IMF"), document.Say("A sample"),
		document.Table{Caption: "דוגמה", Columns: []document.Column{{Head: "גוף"}, {Head: "תוכנית", Numeric: true}},
			Rows: []document.Row{{Cells: []document.Cell{{Shown: "גוף אחר"}, {Shown: "(3.4)"}}}, {Cells: []document.Cell{{Shown: "גוף"}, {Shown: "12.0"}}}}},
	}
	ends := map[string]float64{}
	var first []text
	for _, l := range laid(t, r, d)[0] {
		if l.of.part == prose && first == nil {
			first = l.texts
		}
		for _, one := range l.texts {
			ends[one.printed()] = one.x + one.width()
		}
	}
	wide := r.styles.typeWidth
	if off := wide - first[0].x - first[0].width(); off < -0.01 || off > 0.01 || first[1].x > first[0].x {
		t.Errorf("the line is %+v", first)
	}
	if ends["A sample"] < wide-0.01 || ends["גוף אחר"] < wide-0.01 || ends["(3.4)"] > ends["גוף אחר"]-10 {
		t.Errorf("words end at %v of %v", ends, wide)
	}
	if off := ends["(3.4)"] - r.styles.cell.width(")") - ends["12.0"]; off < -0.2 || off > 0.2 {
		t.Errorf("the digits end %v apart", off)
	}
	file := render(t, d)
	passes(t, file)
	if !strings.Contains(opened(t, file), "/Direction /R2L") {
		t.Error("the file is not read from right to left")
	}
}

// TestIdeographsAreBroken breaks Chinese without spaces, and no line before a
// stop.
func TestIdeographsAreBroken(t *testing.T) {
	s := setterOf(t)
	lines := wrap([]span{s.span(nil, "市财政局今天公布了。市财政局今天", s.body)}, s.body.width("市财政局今天公布了")+0.1)
	if len(lines) != 2 || !strings.HasPrefix(lines[1][0].words, "了。") {
		t.Errorf("the lines are %+v", lines)
	}
}

// TestDaysStayWhole breaks a line before a day, and within it only where the column
// is narrower. The spaces of what is printed are plain.
func TestDaysStayWhole(t *testing.T) {
	s := setterOf(t)
	for _, want := range [][]string{{"A sample, ", "12 June 2024"}, {"12 June ", "2024"}, {"It cost ", "£3 million, ", "not more"}} {
		width := 0.0
		for _, line := range want {
			width = max(width, s.body.width(line))
		}
		var got []string
		for _, line := range wrap([]span{s.span(nil, strings.Join(want, ""), s.body)}, width) {
			got = append(got, line[0].words)
		}
		if !slices.Equal(got, want) {
			t.Errorf("the lines are %q, not %q", got, want)
		}
	}
}

func setterOf(t *testing.T) *setter {
	r := renderer(t)
	return &setter{ctx: t.Context(), styles: r.styles, faces: r.faces, doc: empty(t), missing: newMissing(), lost: map[rune]bool{}}
}

// TestNamesCostLittle holds what an edition grows by for one Chinese name.
func TestNamesCostLittle(t *testing.T) {
	plain := len(render(t, with(t, document.Say("The office has published its plan."))))
	named := len(render(t, with(t, document.Say("The office 北京市财政局 has published its plan."))))
	if more := named - plain; more <= 0 || more > 40_000 {
		t.Errorf("a name costs %d bytes", more)
	}
}

// TestHeadingsKeepTheirLetters refuses headings and captions that would lose
// letters, but for an edition that is published in spite of that; in prose the
// loss is told.
func TestHeadingsKeepTheirLetters(t *testing.T) {
	const thai = "กระทรวงการคลัง"
	r := renderer(t)
	for name, b := range map[string]document.Block{
		"part": document.Heading{Level: 2, Text: thai}, "story": document.Story{Heading: "A story of " + thai},
		"table": document.Table{Caption: thai, Columns: []document.Column{{Head: "Body", Weight: 1}}}, "chart": bars(thai, "Devon", "1.0"),
	} {
		d := with(t, b)
		_, err := r.Render(t.Context(), d)
		lost := new(edition.Unlettered)
		if !errors.As(err, &lost) || len(lost.Headings) != 1 || !strings.Contains(lost.Headings[0], thai) || !slices.Equal(lost.Systems, []string{"Thai"}) || string(lost.Lost) != "กคงทรลวะา" {
			t.Errorf("%s: the error is %v", name, err)
		}
		d.Override = &document.Override{Reason: "a sample", Breaches: []document.Breach{{Source: "PDF", What: edition.Letters}}}
		if _, err := r.Render(t.Context(), d); err != nil {
			t.Errorf("%s: published in spite of it: %v", name, err)
		}
	}
	d := with(t, document.Say("The ministry ("+thai+") has a plan, and B\u0338 is no letter that is lost."))
	d.Whole.Page = "https://example.org/1"
	text := strings.Join(strings.Fields(run(t, render(t, d), "pdftotext", "FILE", "-")), " ")
	if want := "stand as “?”. Their writing systems: Thai. The whole text is on the web."; !strings.Contains(text, want) {
		t.Errorf("%q is not in:\n%s", want, text)
	}
}
