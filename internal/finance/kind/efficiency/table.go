package efficiency

import (
	"fmt"

	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

// result sets the targets with what came of them, each with its share.
func (v *savings) result() *kind.Result {
	sheet := v.sheet()
	r := sheet.Result(v.rows)
	r.Caption, r.Notes = v.Now().When.String(), v.notes()
	if v.bodies.N.Int() == 0 {
		return r
	}
	behind := kind.Written(v.behind, fmt.Sprintf("%s of %s short of target", finance.Prose(v.behind), finance.Prose(v.bodies.N)))
	r.Total, r.Foot, r.Said = sheet.Total(v.bodies.Label(), v.total), []kind.Row{sheet.Line(document.Total, map[string]kind.Cell{finance.Capital(v.One): behind})}, v.said()
	r.Chart = kind.Draw(v.Work, "Efficiencies against target", finance.Paragraph(v.progress(), v.shortfall()), kind.Shown(v.Work, v.rows), saving.called, kind.Plotted("Against target", saving.off)).Headed(v.behindIn())
	return r
}

func (v *savings) sheet() *kind.Sheet[saving] {
	s := kind.NewSheet(v.Work, saving.called)
	s.Sum("Target", targetOf)
	for _, g := range v.stages() {
		s.Sum(finance.Capital(g.field), g.of)
		s.Number("% of target", g.share).Wide = true
	}
	s.Sum("Against target", saving.off)
	if v.recurs() {
		s.Sum("Recurrent", recurrentOf).Wide = true
		s.Number("% of delivered", saving.recurring).Wide = true
	}
	s.Rate(v.Work, saving.off, targetOf)
	return s
}

// recurs tells whether the source says what of the delivered recurs.
func (v *savings) recurs() bool { return v.Main.Has("recurrent") && v.Main.Has("delivered") }

// notes say how the table is to be read.
func (v *savings) notes() []string {
	stages := v.stages()
	notes := []string{fmt.Sprintf("Against target is what is %s minus the target: in brackets it falls short.", stages[len(stages)-1].field)}
	notes = append(notes, v.Within(kind.Each(v.whole, saving.off), "not told as short of the target")...)
	notes = append(notes, v.RAG.Note("the sum against target", "the sum against target as a share of it")...)
	return append(notes, v.bodies.Outside("all figures")...)
}
