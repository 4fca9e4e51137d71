package archive

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"catchup/internal/web"
)

// home is what the template of that name is given.
type home struct {
	web.Frame
	Reports []reportView
}

// reportView is a report on the page of all of them.
type reportView struct {
	Name, Title, Tagline, Address string
	Latest                        *volumeView
}

// listing is what the template of that name is given.
type listing struct {
	web.Frame
	Year  string
	Years []web.Link
	Parts []part
}

// part is a month, or the whole year.
type part struct {
	ID, Title string
	Volumes   []volumeView
}

// volumeView is an edition in a list.
type volumeView struct {
	Address, Covers, Preview string
	Number                   int
	Forms                    []formView
	Corrected                *web.Link
}

type formView struct{ Text, Address, Type, Size string }

// home is the page of all reports.
func (a *Archive) home(ctx context.Context) (*web.Content, error) {
	digest, rows := "", make([]row, len(a.o.Reports))
	for i, report := range a.o.Reports {
		r, err := a.index.row(ctx, report.Name)
		if err != nil {
			return nil, err
		}
		rows[i] = r
		digest += r.digest
	}
	return a.cache.get("", digest, func() (*web.Content, error) {
		title := cmp.Or(a.o.Title, "Editions")
		page := home{Frame: web.Frame{Lang: "en-GB", Title: title, Heading: title, Address: a.address(""), Style: a.o.Pages.Style(""), Join: a.o.SignUp}}
		var modified time.Time
		for i, r := range rows {
			page.Reports = append(page.Reports, a.onHome(a.o.Reports[i], r))
			modified = later(modified, r.changed())
		}
		return a.set("home", page, modified)
	})
}

// onHome is a report on the page of all reports.
func (a *Archive) onHome(known Report, r row) reportView {
	seen := reportView{Name: r.report, Title: known.Title, Tagline: known.Tagline, Address: a.to(r.report + "/")}
	if v := r.latest(); v != nil {
		latest := a.volume(r, v, r.report+"/")
		seen.Title, seen.Tagline, seen.Latest = v.Title, v.Tagline, &latest
	}
	return seen
}

// listing is the page of the report's editions in the year; nil for a year that
// has none. A report without editions has an empty page.
func (a *Archive) listing(r row, path, year string) (*web.Content, error) {
	years := r.years()
	if len(years) > 0 && !slices.Contains(years, year) {
		return nil, nil
	}
	up := strings.Repeat("../", strings.Count(path, "/")-1)
	page := listing{Frame: a.frame(r, path, up), Year: year}
	for _, y := range slices.Backward(years) {
		page.Years = append(page.Years, web.Link{Text: y, Address: a.to(up + "in/" + y + "/")})
	}
	page.Parts = a.parts(r, year, up)
	return a.set("shelf", page, r.changed())
}

// frame is that of a page of the report's editions; up leads to the report.
func (a *Archive) frame(r row, path, up string) web.Frame {
	known := a.o.known(r.report)
	frame := web.Frame{
		Lang: "en-GB", Title: known.Title, Heading: known.Title, Tagline: known.Tagline, About: known.Tagline,
		Address: a.address(path), Style: a.o.Pages.Style(up + "../"), Join: a.o.SignUp,
	}
	if len(a.o.Reports) > 1 {
		frame.Trail = []web.Link{{Text: "All reports", Address: a.to(up + "../")}}
	}
	if v := r.latest(); v != nil {
		frame.Title, frame.Heading, frame.Tagline, frame.About = v.Title+": all editions", v.Title, v.Tagline, v.Tagline
		frame.Feed = &web.Link{Text: v.Title, Address: up + feedName}
	}
	return frame
}

// mostListed is how many editions of a year are listed without their months.
const mostListed = 14

// parts are the months of the year, the last first, or the whole year if it has
// few editions.
func (a *Archive) parts(r row, year, up string) []part {
	var parts []part
	months := r.in(year) > mostListed
	for _, v := range slices.Backward(r.volumes) {
		if v.year() != year {
			continue
		}
		id, title := "year-"+year, year
		if months {
			id, title = v.Issued.Format("month-2006-01"), v.Issued.Format("January 2006")
		}
		if n := len(parts); n == 0 || parts[n-1].ID != id {
			parts = append(parts, part{ID: id, Title: title})
		}
		last := &parts[len(parts)-1]
		last.Volumes = append(last.Volumes, a.volume(r, v, up))
	}
	return parts
}

// volume is an edition in a list from which up leads to its report.
func (a *Archive) volume(r row, v *volume, up string) volumeView {
	folder := up + v.Key.Period + "/"
	seen := volumeView{
		Address: a.to(folder), Covers: v.Covers, Preview: v.Preview, Number: v.Number,
		Forms: forms(v.Files, folder, false),
	}
	if c := r.correctors(v); len(c) > 0 {
		seen.Corrected = &web.Link{Text: "Corrected in No. " + strconv.Itoa(c[0].Number), Address: a.to(up + c[0].Key.Period + "/")}
	}
	return seen
}

// set makes the content of a page.
func (a *Archive) set(name string, data any, modified time.Time) (*web.Content, error) {
	text, err := a.o.Pages.Set(name, data)
	if err != nil {
		return nil, err
	}
	return web.Content{Type: htmlType, Bytes: text, Modified: modified, Cache: web.ForAWhile}.Pack(), nil
}

// years are the years that editions were issued in, in their order.
type years []string

// latest is the last of them, empty if there is none.
func (y years) latest() string {
	if len(y) == 0 {
		return ""
	}
	return y[len(y)-1]
}

func (r row) years() years {
	var all years
	for _, v := range r.volumes {
		all = append(all, v.year())
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func (v *volume) year() string { return v.Issued.Format("2006") }

// in counts the editions of the year.
func (r row) in(year string) (n int) {
	for _, v := range r.volumes {
		if v.year() == year {
			n++
		}
	}
	return n
}

// changed is when the last edition was made, the zero time for none.
func (r row) changed() (last time.Time) {
	for _, v := range r.volumes {
		last = later(last, v.Made)
	}
	return last
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
