package story

import "strings"

// weigh gives each line its weight: the fixed formulas of the design, which
// learned weights did not better.
func weigh(c *corpus, lines []*line, items []Item) {
	var titles, texts strings.Builder
	for _, i := range items {
		titles.WriteString(i.Title + "\n")
		texts.WriteString(i.Text + "\n")
	}
	title, whole := c.vector(titles.String()), c.vector(texts.String())
	for _, l := range lines {
		if len(items) == 1 {
			l.weight = l.alone(title, whole, lines[0].vector)
		} else {
			l.weight = l.among(title, whole)
		}
		l.weight += l.merits()
	}
}

// alone is the weight of a line of a story that one article tells: how early
// it stands, how much of the article and its title it says.
func (l *line) alone(title, whole, lead vector) float64 {
	w := l.early(1, 0.8) + cosine(l.vector, whole) + 0.8*cosine(l.vector, title)
	if l.place == 0 {
		return w + 1.5
	}
	return w - 0.2*cosine(l.vector, lead)
}

// among is the weight of a line of a story that several articles tell.
func (l *line) among(titles, whole vector) float64 {
	return l.early(0.6, 0.4) + cosine(l.vector, whole) + 0.8*cosine(l.vector, titles)
}

// early is first/(i+1) + slope·(1−i/n) for the line at place i of n.
func (l *line) early(first, slope float64) float64 {
	return first/float64(l.place+1) + slope*(1-float64(l.place)/float64(l.of))
}

// merits are what makes a line better or worse to read on its own: a sum of
// money; a quotation, a word that points back, brevity.
func (l *line) merits() (w float64) {
	if sumIn.MatchString(l.Text) {
		w += 0.1
	}
	if quoted.MatchString(l.Text) {
		w -= 0.15
	}
	if leaning.MatchString(l.Text) {
		w -= 0.15
	}
	if len(strings.Fields(l.Text)) < 8 {
		w -= 0.5
	}
	return w
}
