package admin

import (
	"fmt"
	"html/template"
	"net/http"

	"github.com/shopspring/decimal"

	"catchup/internal/document"
)

// storiesPage is what the template desk-stories is given.
type storiesPage struct {
	editionPage
	Choices []choice
}

// choice is how the stories of a section were chosen, and their scores as a
// chart.
type choice struct {
	document.Choice
	Drawn template.HTML
}

// stories shows why each story of the edition is in or out.
func (m *Room) stories(w http.ResponseWriter, r *http.Request, v *visit) error {
	opened, err := m.opened(r, v, "stories/")
	if err != nil {
		return err
	}
	p := storiesPage{editionPage: opened}
	for _, c := range opened.Document.Choices {
		p.Choices = append(p.Choices, choice{c, m.pages.drawn(scores(c))})
	}
	m.pages.show(w, http.StatusOK, "stories", p)
	return nil
}

// tones are those of a candidate's place.
var tones = map[document.Standing]document.Tone{document.Told: document.Good, document.Named: document.Watch}

// scores shows what the candidates came to, those that were told apart from the
// others.
func scores(from document.Choice) document.Chart {
	c := document.Chart{Kind: document.Bar, Title: from.Section, Alt: "The scores of the candidates.", Series: []document.Series{{Name: "Score"}}}
	for _, one := range from.Candidates {
		c.Labels = append(c.Labels, one.Heading)
		c.Series[0].Points = append(c.Series[0].Points, document.Point{
			Num: decimal.NewFromFloat(one.Score), Known: true, Tone: tones[one.Standing], Shown: fmt.Sprintf("%.2f %s", one.Score, one.Standing),
		})
	}
	return c
}
