package rendertest

import "catchup/internal/document"

// thin is the edition of a week in which almost nothing happened: one short
// story, no figure, no chart.
func thin() *document.Document {
	d := empty("thin", "Thin Week")
	d.Notices = nil
	d.Introduction = []document.Paragraph{document.Say("A quiet sample week: one story.")}
	lead := story(1, "Sample clinic changes its hours", "The sample clinic opens at nine instead of eight from Monday, it said.")
	lead.Lead = true
	d.Blocks = document.Blocks{document.Heading{Level: 2, Text: "This week"}, lead}
	d.Sources = sources(1)
	return d
}
