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

func (p *printer) add(one Print) {
	if one.Figure != "" {
		p.all = append(p.all, one)
	}
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
			p.add(Print{span.Figure, span.Text, "a sentence in " + p.under, true})
		}
	}
}

func (p *printer) table(t Table) {
	for _, row := range t.Rows {
		for i, c := range row.Cells {
			if i < len(t.Columns) {
				p.add(Print{Figure: c.Figure, Shown: c.Shown, Where: t.Caption + ": " + row.Cells[0].Shown + ", " + t.Columns[i].Head})
			}
		}
	}
}

func (p *printer) chart(c Chart) {
	for _, t := range c.Thresholds {
		p.add(Print{Figure: t.Figure, Shown: t.Shown, Where: "the chart " + c.Title + ": " + t.Name})
	}
	for _, series := range c.Series {
		for i, point := range series.Points {
			if i < len(c.Labels) {
				p.add(Print{Figure: point.Figure, Shown: point.Shown, Where: "the chart " + c.Title + ": " + joined(", ", c.Labels[i], series.Name)})
			}
		}
	}
}
