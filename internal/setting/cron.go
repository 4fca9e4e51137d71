package setting

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/robfig/cron/v3"

	"catchup/internal/check"
)

// Cron is when something happens, as the five fields minute, hour, day of the
// month, month and day of the week: "0 16 * * FRI" is four o'clock on Fridays.
//
// Schedule counts in the zone of the times it is asked with.
type Cron struct {
	Text     string
	Schedule cron.Schedule
}

var (
	fiveFields = cron.NewParser(cron.Minute | cron.Hour | cron.Dom | cron.Month | cron.Dow)
	daySeven   = regexp.MustCompile(`(^|[,-])7($|[,/-])`)
)

// UnmarshalText refuses a line that names its own zone, and one that never
// comes, such as 30 February.
func (c *Cron) UnmarshalText(text []byte) error {
	line := string(text)
	if strings.Contains(line, "TZ=") {
		return check.Problem{Message: "a cron line cannot name a zone", Hint: "use the key timezone"}
	}
	schedule, err := fiveFields.Parse(line)
	if err != nil {
		return check.Problem{Message: fmt.Sprintf("%q is not a cron line: %v", line, err), Hint: cronHint(line)}
	}
	if schedule.Next(time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)).IsZero() {
		return fmt.Errorf("%q never comes", line)
	}
	*c = Cron{Text: line, Schedule: schedule}
	return nil
}

func cronHint(line string) string {
	fields := strings.Fields(line)
	switch {
	case len(fields) != 5:
		return "minute, hour, day, month, weekday, as in 0 16 * * FRI"
	case daySeven.MatchString(fields[4]):
		return "Sunday is 0 or SUN"
	default:
		return ""
	}
}

func (c Cron) String() string { return c.Text }
