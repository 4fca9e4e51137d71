package story

import "catchup/internal/language"

// weigh gives each line its weight. The formulas were set by hand; weights that
// were learned from examples did no better.
func weigh(c *corpus, all []*line, articles []article) {
	var titles, texts [][]language.Word
	for _, a := range articles {
		titles, texts = append(titles, a.title), append(texts, a.words)
	}
	title, whole := c.vector(titles...), newBroad(c, texts...)
	defer whole.clear()
	for _, l := range all {
		if len(articles) == 1 {
			l.weight = l.alone(title, whole.cosine(l.vector))
		} else {
			l.weight = l.among(title, whole.cosine(l.vector))
		}
		l.weight += l.merits()
	}
}

// alone is the weight of a line if the story has one article: how early the line
// stands, how like it is to the article (whole) and to its title.
func (l *line) alone(title vector, whole float64) float64 {
	w := l.early(1, 1.5) + 1.5*whole + 0.8*cosine(l.vector, title)
	if l.place == 0 {
		w += 1.5
	}
	return w
}

// among is the weight of a line if the story has several articles.
func (l *line) among(titles vector, whole float64) float64 {
	return l.early(0.6, 1) + whole + 0.8*cosine(l.vector, titles)
}
