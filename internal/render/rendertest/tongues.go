package rendertest

import "catchup/internal/document"

// spoken are headings in the scripts of the world. Each says that it is a
// sample, in its own language.
var spoken = []struct{ heading, outlet, text string }{
	{"Δείγμα: νέο νοσοκομείο στην Αθήνα (2024)", "Δείγμα Νέων", "The ministry called it «δείγμα», a sample, and nothing more (12%)."},
	{"Образец: больница открывает 3 отделения", "Образец", "A board member of «Образец» said so in Київ and in Sofia."},
	{"Bản mẫu: bệnh viện mới ở Đà Nẵng", "Báo Mẫu", "Nguyễn Thị Mẫu, an invented name, runs the sample ward."},
	{"عينة: مستشفى جديد في 2024 (القاهرة)", "جريدة العينة", "The Arabic title “عينة: مستشفى جديد” stands here, between Latin words."},
	{"דוגמה: בית חולים חדש (2024)", "עיתון הדוגמה", "The paper “דוגמה” (Sample) gives 1,234 beds; nobody has counted."},
	{"样本：新医院开业，预算为 4.5 亿", "样本日报", "The notice reads 样本，仅供测试 and costs £4.5m."},
	{"見本：新しい病院が東京で開院", "見本新聞", "“これは見本です” is what the sample says."},
	{"견본: 서울에 새 병원", "견본일보", "The Korean word 견본 means sample."},
	{"A sample with marks 🏥 and flags 🇬🇧 (😀)", "Sample 📰 Gazette", "A headline with 🏥, a face 😀 and a family 👩‍👩‍👧 is told like any other."},
}

// tongues is an edition with the scripts of the world in titles, names, cells
// and the labels of charts, mixed with Latin letters, brackets and numbers.
func tongues() *document.Document {
	d := empty("tongues", "World Samples")
	d.Sources = sources(2)
	w := writer{d}
	d.Introduction = []document.Paragraph{document.Say("Sample stories from Αθήνα, Київ, Đà Nẵng, القاهرة, חיפה, 上海, 東京 and 서울.")}
	var names []string
	for i, one := range spoken {
		s := story(i, one.heading, one.text)
		s.Lead = i == 0
		s.Articles[0].Outlet = one.outlet
		d.Blocks = append(d.Blocks, s)
		names = append(names, one.outlet)
	}
	d.Blocks = append(d.Blocks, document.Heading{Level: 2, Text: "Figures of the world – 世界"})
	d.Blocks = append(d.Blocks, w.grid("What sample outlets spent (عينة)", []string{"Outlet", "計画", "Outturn", "Απόκλιση"}, names, len(names)))
	d.Blocks = append(d.Blocks, w.chart(document.Bar, "Variance by outlet – Απόκλιση", names, "2023-24"))
	d.Blocks = append(d.Blocks, w.line(document.Line, "Spending by year – 支出", []string{"2021-22", "2022-23", "2023-24"}, "Αθήνα", "القاهرة"))
	return d
}
