package archive

import (
	"fmt"
	"strings"

	"catchup/internal/document"
)

// surroundings are the links to other editions and to the edition's files, and
// the corrections that other editions have made.
func (a *Archive) surroundings(r row, v *volume) Surroundings {
	s := Surroundings{
		Address: a.address(r.report + "/" + v.Key.Period + "/"),
		Head:    []Way{{Text: "All editions", Address: a.to("../")}},
		Notices: r.corrections(v),
	}
	for _, c := range r.correctors(v) {
		s.Head = append(s.Head, Way{Text: "Corrected in " + c.issue(), Address: a.to("../"+c.Key.Period+"/") + "#corrections"})
	}
	for _, w := range a.beside(r, v) {
		s.Head = append(s.Head, Way{Text: w.words + " edition", Address: w.address, Rel: w.rel})
		s.Foot = append(s.Foot, Way{Text: w.words + ": " + w.covers, Address: w.address})
	}
	s.Foot = append(s.Foot, ways(forms(v.Files, "", len(s.Notices) > 0))...)
	if a.o.known(r.report).Slices {
		for _, slice := range v.parts() {
			s.Foot = append(s.Foot, Way{Text: slice.name, Address: a.to(slice.folder + "/")})
		}
	}
	if a.o.SignUp != "" {
		s.Foot = append(s.Foot, Way{Text: "Sign up to get it by e-mail", Address: a.o.SignUp})
	}
	return s
}

// ways are the links to the forms of an edition.
func ways(forms []formView) []Way {
	var all []Way
	for _, f := range forms {
		text := f.Text
		if f.Size != "" {
			text += ", " + f.Size
		}
		all = append(all, Way{Text: text, Address: f.Address, Rel: "alternate"})
	}
	return all
}

// step is the link to the edition before or after another.
type step struct{ words, covers, address, rel string }

func (a *Archive) beside(r row, v *volume) []step {
	var steps []step
	for _, other := range r.neighbours(v) {
		s := step{"Previous", other.Covers, a.to("../" + other.Key.Period + "/"), "prev"}
		if r.place(other.Key.Period) > r.place(v.Key.Period) {
			s.words, s.rel = "Next", "next"
		}
		steps = append(steps, s)
	}
	return steps
}

// neighbours are the editions before and after v.
func (r row) neighbours(v *volume) []*volume {
	i := r.place(v.Key.Period)
	all := append([]*volume{}, r.volumes[max(0, i-1):i]...)
	return append(all, r.volumes[i+1:min(i+2, len(r.volumes))]...)
}

// corrections are the lines of v's corrections, with the edition they stand in.
func (r row) corrections(v *volume) []string {
	var lines []string
	for _, c := range r.correctors(v) {
		lines = append(lines, c.correcting(c.Corrects)...)
	}
	return lines
}

// correcting tells what v, or a slice of it, corrects.
func (v *volume) correcting(c *document.Correction) []string {
	lines := []string{fmt.Sprintf("This edition has been corrected in %s:", v.issue())}
	for _, line := range c.Lines {
		lines = append(lines, line.Plain())
	}
	return lines
}

// issue names an edition: "No. 4 of 14 June 2024".
func (v *volume) issue() string {
	return fmt.Sprintf("No. %d of %s", v.Number, v.Issued.Format("2 January 2006"))
}

// to is the address of a folder of the archive. If the archive is written as
// files, it ends in the name of the folder's page.
func (a *Archive) to(folder string) string {
	address := folder + a.folders
	if address == "" {
		return "./"
	}
	return address
}

// address is the whole address of a path, empty if that of the site is not
// known.
func (a *Archive) address(path string) string {
	if a.o.Address == "" {
		return ""
	}
	return strings.TrimSuffix(a.o.Address, "/") + "/" + path
}
