package document

// Print is one place at which the document prints a figure; Where says it in
// words, "Outturn against plan: Devon, Variance". InWords tells a sentence from
// a table or a chart.
type Print struct {
	Figure  string
	Shown   string
	Where   string
	InWords bool
}

// Prints lists every place at which a figure is printed, in reading order.
func (d *Document) Prints() []Print {
	p := printer{under: "the introduction"}
	p.paragraphs(d.Introduction...)
	p.under = d.Title
	for _, b := range d.Blocks {
		p.block(b)
	}
	return p.all
}

// printer collects prints; under is the last heading.
type printer struct {
	under string
	all   []Print
}

// add notes that a figure is printed, if it is one. where says where in
// words; it repeats captions and heads, and so is made for figures alone.
func (p *printer) add(figure, shown string, where func() string) {
	if figure != "" {
		p.all = append(p.all, Print{Figure: figure, Shown: shown, Where: where()})
	}
}

// mostOfName is how many characters of a caption, a head or a label Where
// repeats.
const mostOfName = 100

// brief is the words, cut off if they are longer than a place needs.
func brief(words string) string {
	if len(words) <= mostOfName {
		return words
	}
	n := 0
	for i := range words {
		if n++; n > mostOfName {
			return words[:i] + "…"
		}
	}
	return words
}

func (p *printer) block(b Block) {
	switch b := b.(type) {
	case Heading:
		p.under = b.Text
	case Paragraph:
		p.paragraphs(b)
	case List:
		p.paragraphs(b.Items...)
	case Note:
		p.paragraphs(b.Text)
	case Story:
		p.paragraphs(b.Paragraphs...)
		p.paragraphs(b.Remarks...)
	case Table:
		p.table(b)
	case Chart:
		p.chart(b)
	}
}

func (p *printer) paragraphs(all ...Paragraph) {
	for _, one := range all {
		for _, span := range one {
			if span.Figure != "" {
				p.all = append(p.all, Print{span.Figure, span.Text, "a sentence in " + brief(p.under), true})
			}
		}
	}
}

func (p *printer) table(t Table) {
	for _, row := range t.Rows {
		for i, c := range row.Cells {
			if i < len(t.Columns) {
				p.add(c.Figure, c.Shown, func() string {
					return brief(t.Caption) + ": " + brief(row.Cells[0].Shown) + ", " + brief(t.Columns[i].Head)
				})
			}
		}
	}
}

func (p *printer) chart(c Chart) {
	for _, t := range c.Thresholds {
		p.add(t.Figure, t.Shown, func() string { return "the chart " + brief(c.Title) + ": " + brief(t.Name) })
	}
	for _, l := range c.Limits {
		for _, column := range limitColumns {
			one := column.of(l)
			p.add(one.Figure, one.Shown, func() string { return "the chart " + brief(c.Title) + ": " + column.head })
		}
	}
	for _, series := range c.Series {
		for i, point := range series.Points {
			if i < len(c.Labels) {
				p.add(point.Figure, point.Shown, func() string {
					return "the chart " + brief(c.Title) + ": " + joined(", ", brief(c.Labels[i]), brief(series.Name))
				})
			}
		}
	}
}
