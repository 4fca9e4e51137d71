package pdf

import (
	"os"
	"testing"

	"catchup/internal/document"
)

// tongues is a sample of news with titles and names of many writing systems. The
// words were written for the purpose.
func tongues(t testing.TB) *document.Document {
	names := []string{
		"Δήμος Αθηναίων", "Міська рада Києва", "Город на реке", "Sở Tài chính Đà Nẵng", "وزارة المالية", "עיריית ירושלים", "北京市财政局", "東京都の予算", "서울특별시 예산", "Fire service 🚒",
	}
	var rows []document.Row
	for i, name := range names {
		rows = append(rows, document.Row{Cells: []document.Cell{{Shown: name}, {Shown: []string{"1.2", "(3.4)", "5.6"}[i%3]}}})
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
		document.Table{Caption: "Bodies (sample)", Unit: "£m", Columns: []document.Column{{Head: "Body", Weight: 4}, {Head: "Plan", Numeric: true, Weight: 1}}, Rows: rows},
		bars("Bars of a sample", "Δήμος Αθηναίων", "1.0", "وزارة المالية", "(2.0)", "北京市财政局", "3.0", "서울특별시", "4.0"),
	}
	return d
}

func TestTonguesLook(t *testing.T) {
	out := os.Getenv("OUT")
	if out == "" {
		t.Skip("no OUT")
	}
	os.WriteFile(out+"/tongues.pdf", render(t, tongues(t)), 0o644)
	os.WriteFile(out+"/sample.pdf", render(t, fourPages(t)), 0o644)
}
