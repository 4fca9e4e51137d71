package finance

import (
	"fmt"
	"slices"

	"catchup/internal/document"
)

// result sets a row for each class, and under it those of its bodies that
// are in the first band.
func (r *rating) result() *Result {
	res := &Result{
		Columns: []Column{{Head: Capital(r.main.measure(r.field))}, {Head: Capital(r.many), Numeric: true, Adds: true}},
		Ordered: either(r.Order == "name", "by name", "the most "+r.bands[0].words.Plain()+" first"),
		Notes:   r.notes(),
		Said:    r.said(),
		Chart:   r.chart(),
		Total:   &Row{Cells: r.cells(words("All "+r.many), r.all), Rank: document.Total},
	}
	for _, b := range r.bands {
		res.Columns = append(res.Columns, Column{Head: b.head, Numeric: true, Adds: true})
	}
	res.Columns = append(res.Columns, Column{Head: "Rank", Numeric: true, Wide: true})
	for _, c := range r.classes {
		res.Rows = append(res.Rows, Row{Cells: r.cells(words(c.name), c)})
		res.Rows = append(res.Rows, r.parts(c)...)
	}
	return res
}

func (r *rating) cells(label Cell, c classed) []Cell {
	cells := []Cell{label, number(c.n)}
	for _, n := range c.among {
		cells = append(cells, number(n))
	}
	return append(cells, words("–"))
}

// parts are the bodies of a class that are in the first band.
func (r *rating) parts(c classed) []Row {
	if !r.Parts {
		return nil
	}
	var rows []Row
	for _, b := range c.bodies {
		if !r.bands[0].holds(b) {
			continue
		}
		cells := []Cell{words(b.label()), words("–")}
		for range r.bands {
			cells = append(cells, words("–"))
		}
		rows = append(rows, Row{Cells: append(cells, b.rank()), Rank: document.Sub})
	}
	return rows
}

// rank is the place of the body as a cell.
func (p placed) rank() Cell {
	if !p.place.Known {
		return words("–")
	}
	return told(p.place, place{p.place.Int(), p.tied}.String())
}

// label names the body, and its leader if there is one.
func (p placed) label() string {
	if p.leader == "" {
		return p.body
	}
	return p.body + " (" + p.leader + ")"
}

func (r *rating) notes() []string {
	var notes []string
	if len(r.unrated) > 0 {
		notes = append(notes, fmt.Sprintf("In the ranking but without a %s, and not counted: %s.", r.field, r.some(r.unrated)))
	}
	if n := r.unplaced(); n > 0 {
		notes = append(notes, fmt.Sprintf("%s of the first source not in the second, counted in no other column.", Count(n, r.one)))
	}
	return notes
}

// unplaced counts the bodies that the second source lacks.
func (r *rating) unplaced() int {
	n := 0
	for _, b := range r.all.bodies {
		if b.source.frame == nil {
			n++
		}
	}
	return n
}

// chart draws how many of each are in the first band.
func (r *rating) chart() *Chart {
	var names []string
	var qs []Quantity
	for _, c := range r.classes {
		names, qs = append(names, c.name), append(qs, c.among[0])
	}
	return r.bars(Capital(qs[0].What), r.bands[0].head, names, qs, r.among(r.told()))
}

// told are the classes that the report speaks of.
func (r *rating) told() []classed {
	if len(r.About) == 0 {
		return r.classes[:1]
	}
	return slices.DeleteFunc(slices.Clone(r.classes), func(c classed) bool { return !slices.Contains(r.About, c.name) })
}

func (r *rating) said() []Said {
	told := r.told()
	if len(told) == 0 {
		return nil
	}
	words := map[string]Sentence{"all": {spelt(told[0].n)}, "class": say(told[0].name), "first": {spelt(told[0].among[0])}}
	if len(r.bands) > 1 {
		words["second"] = Sentence{spelt(told[0].among[1])}
	}
	return []Said{{Name: "among", Sentence: r.among(told), Words: words}}
}

// among reads "Of the ten trusts rated outstanding, five are led by someone in
// the top 15, three in the top five."
func (r *rating) among(told []classed) Sentence {
	var said []Sentence
	for _, c := range told {
		if of := r.breakdown(c); len(of) > 0 {
			said = append(said, say("Of the % %, %.", plural(spelt(c.n), r.one, r.many), r.so(c), strung(of)))
		}
	}
	return paragraph(said...)
}

// so reads "rated outstanding", "in London", "of the type Acute".
func (r *rating) so(c classed) string {
	switch r.field {
	case "region":
		return "in " + the(c.name)
	case "type":
		return "of the type " + c.name
	}
	return "rated " + uncapital(c.name)
}

// breakdown are the parts of the sentence, one for each band; classes of which
// there are none are not told.
func (r *rating) breakdown(c classed) []Sentence {
	var of []Sentence
	for i, band := range r.bands {
		n := spelt(c.among[i])
		if c.among[i].Num.IsZero() {
			n.Text = "none"
		}
		switch {
		case r.second.has("class") && c.among[i].Num.IsZero():
		case len(of) == 0:
			of = append(of, say("% % %", n, r.deed(c.among[i].Int() <= 1), band.words))
		default:
			of = append(of, say("% %", n, band.words))
		}
	}
	return of
}

// deed reads "are", "is led by someone", "are classed".
func (r *rating) deed(one bool) string {
	be := either(one, "is", "are")
	switch {
	case r.second.has("class"):
		return be + " classed"
	case r.second.has("leader"):
		return be + " led by someone"
	}
	return be
}

// strung puts parts of a sentence one after the other, between commas.
func strung(parts []Sentence) Sentence {
	s := parts[0]
	for _, p := range parts[1:] {
		s = say("%, %", s, p)
	}
	return s
}
