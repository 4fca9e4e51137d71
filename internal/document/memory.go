package document

import (
	"fmt"
	"time"
)

// Memory is a story that an edition told or named, kept so that later editions
// know it without reading that edition. Print is what its articles said, as
// package story writes it; it is empty for a story that was only named. Line are
// the earlier editions that told the same story, the newest first.
type Memory struct {
	Issue
	Heading  string     `json:"heading"`
	Standing Standing   `json:"standing"`
	Articles []Recalled `json:"articles"`
	Terms    []Term     `json:"terms,omitempty"`
	Print    string     `json:"print,omitempty"`
	Line     []Issue    `json:"line,omitempty"`
}

// Issue is an edition of the report. Page is its address, empty if it has none.
type Issue struct {
	Number int       `json:"number"`
	Issued time.Time `json:"issued"`
	Page   string    `json:"page,omitempty"`
}

// Recalled is an article of a story. Also are the IDs and addresses of its copies
// and other versions.
type Recalled struct {
	ID     string   `json:"id"`
	Link   string   `json:"link,omitempty"`
	Title  string   `json:"title"`
	Outlet string   `json:"outlet,omitempty"`
	Also   []string `json:"also,omitempty"`
}

// Names are the ID and the addresses that the article goes by.
func (r Recalled) Names() []string {
	names := []string{r.ID}
	if r.Link != "" {
		names = append(names, r.Link)
	}
	return append(names, r.Also...)
}

// In reads "No. 12 of 6 March" in an edition of the given year, and names the year
// in any other.
func (i Issue) In(year int) string {
	day := "2 January"
	if i.Issued.Year() != year {
		day += " 2006"
	}
	return fmt.Sprintf("No. %d of %s", i.Number, i.Issued.Format(day))
}
