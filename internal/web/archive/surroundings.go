package archive

import (
	"fmt"
	"strings"
)

// surroundings are what stands around the edition on its page: the way to the
// others, its files, and what others have corrected of it.
func (a *Archive) surroundings(r row, v *volume) Surroundings {
	s := Surroundings{
		Address: a.address(r.report + "/" + v.Key.Period + "/"),
		Head:    []Way{{Text: "All editions", Address: a.to("../")}},
		Notices: r.corrections(v),
	}
	for _, c := range r.correctors(v) {
		s.Head = append(s.Head, Way{Text: "Corrected in " + c.issue(), Address: a.to("../"+c.Key.Period+"/") + "#corrections"})
	}
	i := r.place(v.Key.Period)
	if i > 0 {
		s.Head = append(s.Head, a.way("Previous", r.volumes[i-1], "prev"))
	}
	if i+1 < len(r.volumes) {
		s.Head = append(s.Head, a.way("Next", r.volumes[i+1], "next"))
	}
	for _, f := range a.forms(v, "", len(s.Notices) > 0) {
		text := f.Text
		if f.Size != "" {
			text += ", " + f.Size
		}
		s.Foot = append(s.Foot, Way{Text: text, Address: f.Address, Rel: "alternate"})
	}
	return s
}

func (a *Archive) way(words string, to *volume, rel string) Way {
	return Way{Text: words + ": " + to.Covers, Address: a.to("../" + to.Key.Period + "/"), Rel: rel}
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
		lines = append(lines, fmt.Sprintf("This edition has been corrected in %s:", c.issue()))
		for _, line := range c.Corrects.Lines {
			lines = append(lines, line.Plain())
		}
	}
	return lines
}

// issue names an edition: "No. 4 of 14 June 2024".
func (v *volume) issue() string {
	return fmt.Sprintf("No. %d of %s", v.Number, v.Issued.Format("2 January 2006"))
}

// to is the address of a folder of the archive: that of its page, where the
// archive is written as files.
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
