package feed

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"
)

// zones are the abbreviations that feeds use, with BST as British Summer Time.
// Abbreviations that mean several zones, such as IST, are left out.
var zones = map[string]string{
	"z": "+0000", "ut": "+0000", "utc": "+0000", "gmt": "+0000", "wet": "+0000",
	"bst": "+0100", "west": "+0100", "cet": "+0100", "met": "+0100",
	"cest": "+0200", "mest": "+0200", "mez": "+0100", "mesz": "+0200", "sast": "+0200", "eet": "+0200", "eest": "+0300", "msk": "+0300",
	"est": "-0500", "edt": "-0400", "cst": "-0600", "cdt": "-0500",
	"mst": "-0700", "mdt": "-0600", "pst": "-0800", "pdt": "-0700", "akst": "-0900", "akdt": "-0800", "hst": "-1000",
	"hkt": "+0800", "sgt": "+0800", "jst": "+0900", "kst": "+0900",
	"aest": "+1000", "aedt": "+1100", "nzst": "+1200", "nzdt": "+1300",
}

// months are the names and abbreviations in Welsh (those that a word before them
// changes too), German, French, Spanish and Dutch that English does not have,
// without accents, as tidyDate leaves them.
var months = map[string]string{
	"ionawr": "jan", "chwefror": "feb", "mawrth": "mar", "ebrill": "apr", "mehefin": "jun",
	"gorffennaf": "jul", "awst": "aug", "medi": "sep", "hydref": "oct", "tachwedd": "nov", "rhagfyr": "dec",
	"fawrth": "mar", "fai": "may", "fehefin": "jun", "orffennaf": "jul", "fedi": "sep", "dachwedd": "nov", "ragfyr": "dec",
	"ion": "jan", "chw": "feb", "chwef": "feb", "maw": "mar", "ebr": "apr", "meh": "jun", "gor": "jul", "gorff": "jul", "med": "sep",
	"hyd": "oct", "tach": "nov", "rhag": "dec", "rhagf": "dec",
	"januar": "jan", "janner": "jan", "februar": "feb", "feber": "feb", "marz": "mar", "maerz": "mar", "mrz": "mar", "mai": "may", "juni": "jun", "juli": "jul",
	"okt": "oct", "oktober": "oct", "dez": "dec", "dezember": "dec",
	"janvier": "jan", "janv": "jan", "fevrier": "feb", "fevr": "feb", "fev": "feb", "mars": "mar", "avril": "apr", "avr": "apr", "juin": "jun", "juillet": "jul", "juil": "jul",
	"aout": "aug", "septembre": "sep", "octobre": "oct", "novembre": "nov", "decembre": "dec",
	"enero": "jan", "ene": "jan", "febrero": "feb", "marzo": "mar", "abril": "apr", "abr": "apr", "mayo": "may", "junio": "jun", "julio": "jul",
	"agosto": "aug", "ago": "aug", "septiembre": "sep", "setiembre": "sep", "set": "sep", "octubre": "oct", "noviembre": "nov", "diciembre": "dec", "dic": "dec",
	"januari": "jan", "februari": "feb", "maart": "mar", "mrt": "mar", "mei": "may", "augustus": "aug",
	"sept": "sep",
}

// dayLayouts and clockLayouts are tried in every combination. tidyDate has
// brought the date to lower case and single spaces before, and has put the year
// first if it has only numbers.
var (
	dayLayouts = []string{
		"2006-1-2", "2006/1/2", "2006.1.2", "20060102", "2006-002", "2 Jan 2006", "2 January 2006", "2 Jan 06",
		"Jan 2 2006", "January 2 2006", "2006 Jan 2", "2006 January 2",
	}
	clockLayouts = []string{
		"", " 15:04:05", " 15:04", " 15:04:05 -0700", " 15:04 -0700",
		" 3:04:05pm", " 3:04pm", " 3pm", " 3:04:05pm -0700", " 3:04pm -0700", " 150405 -0700", " 150405", " 1504",
	}
	// yearLast is how the C library writes: "Jun 14 09:30:00 2024".
	yearLast = []string{
		"Jan 2 15:04:05 2006", "Jan 2 15:04 2006", "Jan 2 15:04:05 -0700 2006", "Jan 2 15:04:05 2006 -0700",
	}
)

// tidy is one step of changing a date to the form of the layouts.
type tidy struct {
	find *regexp.Regexp
	put  string
}

// beforeOrder and afterOrder are the steps before and after the days of
// numbers alone are put in order.
var (
	beforeOrder = []tidy{
		{regexp.MustCompile(`^/date\((\d+)[^)]*\)/$`), "$1"}, // as .NET writes it
		{anyWeekday, " "},
		{weekday, ""},
		{regexp.MustCompile(`^\W*(published|posted|updated|date|cyhoeddwyd|publie|publicado|veroffentlicht)\b( (on|at|ar|le|el|am))?[: ]*`), ""},
		{weekday, ""},
		{regexp.MustCompile(`^(\d{1,2}[:.]\d\d ?(?:[ap]\.?m\b\.?)?),? (?:on )?([^ap+\d-].*|\d{1,2}\D.*)$`), "$2 $1"},
		{weekday, ""},
		{regexp.MustCompile(`^\W*(?:(?:on|ar|le|el|am|den) )*`), ""},
	}
	afterOrder = []tidy{
		{regexp.MustCompile(`([+-]\d\d:?\d\d|\dz) ?z$`), "$1"}, // two zones, of which the first counts
		{regexp.MustCompile(`(\d)z ?([+-]\d)`), "$1 $2"},
		{regexp.MustCompile(`([+-]\d\d:?\d\d) \(?(?:gmt|utc|[a-z]{1,4}t)\)?$`), "$1"},
		{regexp.MustCompile(`,|\||\(\W*\)| -(?: )`), " "},
		{regexp.MustCompile(`\b(?:at|um|of|the|de|del|den|le|el|o|kl|ar|o'clock|o'r gloch|a las|a la)\b`), " "},
		{regexp.MustCompile(` (?:a|am) (\d)`), " $1"},
		{regexp.MustCompile(`(\d)[ºª]`), "$1"},
		{regexp.MustCompile(`(\d) ?yb\b`), "${1}am"}, // yn y bore, in the morning
		{regexp.MustCompile(`(\d) ?y[ph]\b`), "${1}pm"},
		{regexp.MustCompile(`\b(\d{1,2})(st|nd|rd|th|er|re|af|il|ydd|ed|fed|eg|ain)\b\.?`), "$1"},
		{regexp.MustCompile(`\b(\d{1,2})[. -]+([a-z]{3,})[. -]+(\d{4}|\d\d)\b`), "$1 $2 $3"},
		{regexp.MustCompile(`^([a-z]{3,})[. -] ?(\d{1,2})[ -]+(\d{4})\b`), "$1 $2 $3"},
		{regexp.MustCompile(`^(\d{8}|\d{4}-\d\d?-\d\d?|\d{4}-\d{3})[t:](\d)`), "$1 $2"},
		{regexp.MustCompile(`\b12(?::00)? ?(?:noon|midday)\b`), "12:00"},
		{regexp.MustCompile(`( \d\d?)\.(\d\d)\.(\d\d)\b`), "$1:$2:$3"},
		{regexp.MustCompile(`(\d) \(([a-z]{2,5})\)$`), "$1 $2"},
		{regexp.MustCompile(`^(\d{4}\d\d\d\d)(\d{4}(?:\d\d)?)\b`), "$1 $2"},
		{regexp.MustCompile(` (\d{1,2}) ?(?:h|uhr)$`), " $1:00"},
		{regexp.MustCompile(` (\d{1,2}) ?h ?(\d\d?)\b`), " $1:$2"},
		{regexp.MustCompile(`(\d) ?(?:uhr|hrs|hours|h)\b`), "$1"},
		{regexp.MustCompile(`([ :])(\d):`), "${1}0$2:"},
		{regexp.MustCompile(`(\d:)(\d)( |$|:|[ap]|z)`), "${1}0$2$3"},
		{regexp.MustCompile(`(\d:\d\d:)(\d)( |$|[ap]|z)`), "${1}0$2$3"},
		{regexp.MustCompile(`(\d:\d\d:\d\d)[.,:]\d+`), "$1"},
		{regexp.MustCompile(`( \d{1,2})[.](\d\d)( |[ap]|$)`), "$1:$2$3"},
		{regexp.MustCompile(`(\d) ?([ap])\.? ?m\b\.?`), "$1${2}m"},
		{regexp.MustCompile(`(\d|[ap]m) ?(?:gmt|utc?)? ?([+-])(\d\d):?(\d\d)(?: ?\(?[a-z ]+\)?)?$`), "$1 $2$3$4"},
		{regexp.MustCompile(`(:\d\d|[ap]m) ?(?:gmt|utc?)? ?([+-])(\d\d)$`), "$1 $2${3}00"},
		{regexp.MustCompile(`(:\d\d|[ap]m) ?(?:gmt|utc?)? ?([+-])(\d)(?::?(\d\d))?$`), "$1 ${2}0${3}00"},
	}
)

// fullDays are the names of the days of the week but for the Welsh Tuesday, which is
// called as March is, and shortDays their abbreviations that are no months.
const (
	fullDays = `monday|tuesday|wednesday|thursday|friday|saturday|sunday|(?:d?dydd )?(?:llun|mercher|iau|gwener|sadwrn|sul)|` +
		`lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miercoles|jueves|viernes|sabado|domingo|` +
		`montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag`
	shortDays = `mon|tues?|weds?|thu|thurs?|fri|sat|sun|gwe|sad|lun|mer|jeu|ven|sam|dim|mie|jue|vie|sab|dom|mo|di|mi|do|fr|sa|so`
	// monthLike are the days that may be months, and what must follow them then.
	monthLike = `d?dydd mawrth|(?:mawrth|maw|mar|mart)\b[.,]* +\d{1,2}\D{1,5}[a-z]{3}`
)

var (
	anyWeekday = regexp.MustCompile(`\b(?:` + fullDays + `)\b[.,]*|\((?:` + shortDays + `)\.?\)`)
	weekday    = regexp.MustCompile(`^\W*(?:(?:on|ar|le|el|am) )?(?:` + fullDays + `|` + shortDays + `)\b[.,]*\s*`)
	likeMonth  = regexp.MustCompile(`^\W*(?:` + monthLike + `)`)
	firstWord  = regexp.MustCompile(`^\W*(?:d?dydd )?[a-z]+\b[.,]*\s*`)
	accents    = strings.NewReplacer("ä", "a", "á", "a", "à", "a", "â", "a", "é", "e", "è", "e", "ê", "e", "í", "i", "î", "i", "ó", "o", "ô", "o", "ö", "o", "ú", "u", "û", "u", "ü", "u", "ñ", "n", "ç", "c", "ŵ", "w", "ŷ", "y")
	word       = regexp.MustCompile(`[a-z]+`)
	midnight   = regexp.MustCompile(` 24:00(:00)?\b`)
	epoch      = regexp.MustCompile(`^(1\d{9}(?:\d{3}){0,2})(?:\.\d+)?$`)
)

// parseDate reads a moment in one of the many ways in which feeds write them. A
// date without a zone is taken as UTC, and parts of a second are dropped. It
// refuses a date outside 1970 to 2100,
// and one that could be meant in two ways.
func parseDate(s string, o order) (time.Time, bool) {
	if len(s) > 80 {
		return time.Time{}, false
	}
	t, ok := asUsual(s)
	if !ok {
		rest, zone := zoneOf(s)
		tidied, over := tidyDate(rest, o)
		t, ok = matchDate(tidied, zone)
		t = t.Add(over)
	}
	t = t.UTC().Truncate(time.Second)
	if !ok || t.Year() < 1970 || t.Year() > 2100 {
		return time.Time{}, false
	}
	return t, true
}

// asUsual reads a date as nearly all feeds write them, which is quicker.
func asUsual(s string) (time.Time, bool) {
	for _, layout := range []string{time.RFC1123Z, "Mon, 02 Jan 2006 15:04:05 GMT", time.RFC3339} {
		if t, err := time.Parse(layout, s); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

// tidyDate drops words that say nothing and writes every zone as an offset. The
// hour 24 becomes the hour 0 and one more day.
func tidyDate(s string, o order) (string, time.Duration) {
	s = accents.Replace(oneLine(strings.ToLower(norm.NFC.String(s))))
	if likeMonth.MatchString(s) {
		s = firstWord.ReplaceAllString(s, "")
	}
	s = o.yearFirst(apply(beforeOrder, s))
	s = word.ReplaceAllStringFunc(apply(afterOrder, s), meant)
	s = oneLine(s)
	if midnight.MatchString(s) {
		return midnight.ReplaceAllString(s, " 00:00$1"), 24 * time.Hour
	}
	return s, 0
}

func apply(steps []tidy, s string) string {
	for _, step := range steps {
		s = oneLine(step.find.ReplaceAllString(s, step.put))
	}
	return s
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// meant is the offset or the English month that a word names, or the word if
// it names neither.
func meant(word string) string {
	if month := months[word]; month != "" {
		return month
	}
	if offset := zones[word]; offset != "" {
		return " " + offset
	}
	return word
}

// matchDate tries the layouts. A date without an offset is of the zone.
func matchDate(s string, zone *time.Location) (time.Time, bool) {
	if m := epoch.FindStringSubmatch(s); m != nil {
		n, err := strconv.ParseInt(m[1][:10], 10, 64)
		return time.Unix(n, 0), err == nil
	}
	for _, day := range dayLayouts {
		for _, clock := range clockLayouts {
			if t, err := time.ParseInLocation(day+clock, s, zone); err == nil {
				return t, true
			}
		}
	}
	for _, layout := range yearLast {
		if t, err := time.ParseInLocation(layout, s, zone); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}
