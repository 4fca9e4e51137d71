package xlsxfile

import (
	"encoding/xml"
	"regexp"
	"strconv"
	"strings"

	"catchup/internal/source/dialect"
	"catchup/internal/source/part"
)

// What a list of styles may have; what is beyond has no format.
const (
	mostStyles  = 100_000
	mostFormats = 10_000
)

// style is what the number format of a cell says of it.
type style struct {
	percent bool
	date    string // how a date is shown, as package time writes forms; empty for none
	look    *dialect.Look
}

// readStyles reads the number formats of cells.
func (b *book) readStyles(name string) error {
	formats := map[string]style{}
	return b.Each(name, func(m *part.Markup, _ xml.StartElement) error {
		return m.Children(func(e xml.StartElement) error {
			switch e.Name.Local {
			case "numFmts":
				return m.Each("numFmt", func(e xml.StartElement) error {
					if len(formats) < mostFormats {
						formats[part.Attribute(e, "numFmtId")] = styleOf(part.Attribute(e, "formatCode"))
					}
					return nil
				})
			case "cellXfs":
				return m.Each("xf", func(e xml.StartElement) error {
					if len(b.styles) < mostStyles {
						b.styles = append(b.styles, known(formats, part.Attribute(e, "numFmtId")))
					}
					return nil
				})
			}
			return nil
		})
	})
}

// builtIn are the formats that a workbook names by numbers alone and that are
// not for numbers (ISO 29500-1, 18.8.30).
var builtIn = map[string]string{
	"9": "0%", "10": "0.00%", "14": "d/m/yyyy", "15": "d-mmm-yy", "16": "d-mmm", "17": "mmm-yy",
	"18": "h:mm", "19": "h:mm:ss", "20": "h:mm", "21": "h:mm:ss", "22": "d/m/yyyy h:mm", "45": "mm:ss", "47": "mm:ss",
}

// known is the style of a format that the workbook writes out or names.
func known(formats map[string]style, id string) style {
	if s, ok := formats[id]; ok {
		return s
	}
	if code, ok := builtIn[id]; ok {
		return styleOf(code)
	}
	return style{}
}

// What stands in a format code: a section, text that is shown as it is, and the
// marks for digits with the commas that divide by a thousand.
var (
	sections  = regexp.MustCompile(`(?:[^;"\\]|"[^"]*"|\\.)+`)
	asItIs    = regexp.MustCompile(`"[^"]*"|\\.|_.|\*.|\[[^\]]*\]`)
	divided   = regexp.MustCompile(`[0#?](,+)([^0#?,.]|\.|$)`)
	elapsed   = regexp.MustCompile(`(?i)\[(h+|m+|s+)\]`)
	general   = regexp.MustCompile(`(?i)general|am/pm|a/p`)
	datePart  = regexp.MustCompile(`(?i)[ymdhs]`)
	minutes   = regexp.MustCompile(`(?i)h+[^ymdhs]*m+|m+[^ymdhs]*s`)
	longName  = regexp.MustCompile(`(?i)mmmm`)
	shortName = regexp.MustCompile(`(?i)mmm`)
	longYear  = regexp.MustCompile(`(?i)yyy`)
)

// styleOf is what a format code says: "0.0%", "mmm-yy", "#,##0,", ";;;".
func styleOf(code string) style {
	first := sections.FindString(code)
	if strings.HasPrefix(code, ";") && strings.Trim(code, ";@ ") == "" {
		return style{look: &dialect.Look{Hides: true}}
	}
	plain := general.ReplaceAllString(asItIs.ReplaceAllString(first, ""), "")
	switch {
	case strings.Contains(plain, "%"):
		return style{percent: true}
	case datePart.MatchString(plain) && !strings.ContainsAny(plain, "#?") && !elapsed.MatchString(first):
		return style{date: dateForm(plain)}
	}
	look := dialect.Look{Currency: currencyOf(first)}
	if m := divided.FindStringSubmatch(plain); m != nil {
		look.Shown = int32(3 * len(m[1]))
	}
	if look == (dialect.Look{}) {
		return style{}
	}
	return style{look: &look}
}

// currencyOf is the code of the currency whose sign a format shows.
func currencyOf(section string) string {
	switch {
	case strings.Contains(section, "£"):
		return "GBP"
	case strings.Contains(section, "€"):
		return "EUR"
	}
	return ""
}

// dateForm is how a date is shown as text. Of a whole date it is ISO 8601's form
// in any case, since the day and the month could be taken for each other.
func dateForm(plain string) string {
	time := minutes.MatchString(plain) || strings.ContainsAny(strings.ToLower(plain), "hs")
	rest := strings.ToLower(minutes.ReplaceAllString(plain, ""))
	year, month, day := strings.Contains(rest, "y"), strings.Contains(rest, "m"), strings.Contains(rest, "d")
	switch {
	case time && !year && !day && !month:
		return "15:04:05"
	case time:
		return "2006-01-02 15:04:05"
	case day && year, day && !month:
		return "2006-01-02"
	case day:
		return "2 Jan"
	case year && !month:
		return "2006"
	case longName.MatchString(rest) && year:
		return "January 2006"
	case shortName.MatchString(rest) && longYear.MatchString(rest):
		return "Jan 2006"
	case shortName.MatchString(rest) && year:
		return "Jan-06"
	case year:
		return "2006-01"
	case longName.MatchString(rest):
		return "January"
	}
	return "Jan"
}

// styleAt is the style with the number that a cell gives.
func (b *book) styleAt(number string) *style {
	if number == "" {
		number = "0"
	}
	n, err := strconv.Atoi(number)
	if err != nil || n < 0 || n >= len(b.styles) {
		return &style{}
	}
	return &b.styles[n]
}
