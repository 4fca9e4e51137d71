package document

import (
	"fmt"
	"strings"
)

// Choice is how the stories of a section were chosen, or the findings that the
// edition opens with, kept so that it can be explained later. Candidates stand in the order of their rank, those that were
// left out last; More is how many others there were, which are not kept.
type Choice struct {
	Section    string      `json:"section"` // its heading
	Candidates []Candidate `json:"candidates"`
	More       int         `json:"more,omitempty"`
	Findings   bool        `json:"findings,omitempty"` // the candidates are sentences of finance sections
}

// Standing is whether a candidate is told, named or left out.
type Standing string

// The places of candidates.
const (
	Told    Standing = "told"
	Named   Standing = "named" // in a line of its own
	LeftOut Standing = "out"
)

// Candidate is a story that might have been told. Terms are what it is about;
// they are kept for stories that a later edition may continue.
type Candidate struct {
	Heading  string      `json:"heading"`
	Standing Standing    `json:"standing"`
	Place    int         `json:"place,omitempty"` // among those that are told, from 1; 0 for others
	Why      string      `json:"why"`             // "the 3rd of 5 by its score"
	Score    float64     `json:"score"`
	Parts    []Part      `json:"parts"` // they add to the score
	Articles []Candidacy `json:"articles"`

	// Carried is how many outlets carried its articles or copies of them, and
	// Independent how many outlets and agencies wrote them.
	Carried     int `json:"carried,omitempty"`
	Independent int `json:"independent,omitempty"`

	First   string    `json:"first,omitempty"`   // who reported first what it tells, and what of it, or who was earlier without that
	Near    *Likeness `json:"near,omitempty"`    // the candidate it is most like
	Follows *Likeness `json:"follows,omitempty"` // a story of an earlier edition
	Terms   []Term    `json:"terms,omitempty"`
	Rewrite string    `json:"rewrite,omitempty"` // what became of a model's text
}

// Part is one part of a score. Of says what it comes from, "1240 words in 3
// articles".
type Part struct {
	Name  string  `json:"name"`
	Value float64 `json:"value"`
	Of    string  `json:"of,omitempty"`
}

// Candidacy is an article of a candidate. KnownBy says by what its kind is known,
// "the label “Opinion:” in its title". With says which other article of the
// candidate it is most like, nil for a lone one. Notes are sentences on what was
// done with the article.
type Candidacy struct {
	ID string `json:"id"`
	Article
	KnownBy string    `json:"known_by,omitempty"`
	Notes   []string  `json:"notes,omitempty"`
	With    *Likeness `json:"with,omitempty"`
}

// Known says what the article is if it is not news, and by what that is known:
// "opinion: the label “Opinion:” in its title".
func (c Candidacy) Known() string {
	if c.Kind == "" || c.KnownBy == "" {
		return c.Kind
	}
	return c.Kind + ": " + c.KnownBy
}

// Likeness is how alike two texts are, 0 to 1, and by which words. To is the
// title of the other one, and In the edition that told it, "No. 12 of 6 March
// 2026", if that is an earlier one.
type Likeness struct {
	To     string   `json:"to"`
	Value  float64  `json:"value"`
	Shared []string `json:"shared,omitempty"`
	In     string   `json:"in,omitempty"`
}

// Term is a word that a story is about, and its share of the whole: the squares
// of all add to at most 1.
type Term struct {
	Word   string  `json:"word"`
	Weight float64 `json:"weight"`
}

// Sum reads "1.685 = 1.585 outlets (2 wrote of it) + 0.100 length (667 words in 3
// articles)", and is empty for a candidate without a score.
func (c Candidate) Sum() string {
	var parts []string
	for _, p := range c.Parts {
		if p.Value != 0 {
			parts = append(parts, fmt.Sprintf("%.3f %s", p.Value, p.said()))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return fmt.Sprintf("%.3f = %s", c.Score, strings.ReplaceAll(strings.Join(parts, " + "), "+ -", "− "))
}

// said names the part and what it comes from.
func (p Part) said() string {
	if p.Of == "" {
		return p.Name
	}
	return p.Name + " (" + p.Of + ")"
}

// Spread reads "carried by 3, written by 1", and is empty where the outlets that
// carried it wrote it.
func (c Candidate) Spread() string {
	if c.Carried == c.Independent {
		return ""
	}
	return fmt.Sprintf("carried by %d, written by %d", c.Carried, c.Independent)
}

// String reads "“Wards to close”: 0.42 alike, by ward, trust".
func (l Likeness) String() string {
	words := fmt.Sprintf("“%s”: %.2f alike", l.To, l.Value)
	if len(l.Shared) > 0 {
		words += ", by " + strings.Join(l.Shared, ", ")
	}
	if l.In != "" {
		words += "; told in " + l.In
	}
	return words
}
