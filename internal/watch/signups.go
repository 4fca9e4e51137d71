package watch

import (
	"context"
	"fmt"
	"strings"
	"time"

	"catchup/internal/subscriber"
)

// SignUps tells what the bounds of sign_up hold back: Prometheus always, and the
// operator once a day for the ceiling and once for all domains.
func (w *Watch) SignUps(ctx context.Context, held subscriber.Waiting) {
	w.o.Metrics.signUps.Set(float64(held.Messages))
	if held.Messages+held.GivenUp == 0 {
		return
	}
	numbers := fmt.Sprintf("%d wait for their turn, and %d have just been given up after three hours. The pages show nobody that this is so.", held.Messages, held.GivenUp)
	if held.Ceiling {
		w.tellOfSignUps(ctx, "ceiling", "Too many sign-ups", "More messages are asked for at the pages than sign_up: ceiling lets out. "+numbers, "ceiling: 2000/h")
	}
	if len(held.Domains) > 0 {
		w.tellOfSignUps(ctx, "domain", "Too many sign-ups at one domain",
			"More messages to addresses at "+listed(held.Domains)+" are asked for at the pages than sign_up: per_domain lets out. "+numbers, "per_domain: 1000/h")
	}
}

// tellOfSignUps mails the operator once a day, and logs an error.
func (w *Watch) tellOfSignUps(ctx context.Context, bound, title, words, setting string) {
	day := w.o.Now().In(w.o.Zone).Format(time.DateOnly)
	text := words + "\n\nIf those are readers, let more out by the settings:\n\n    sign_up: { " + setting + " }\n\nIf they are not, there is nothing to do: nobody gets mail who does not follow a link.\n"
	err := w.inform(ctx, notice("sign_ups", "", title, day+" "+bound), func() (string, error) { return text, nil })
	if err != nil && ctx.Err() == nil {
		w.o.Log.Error("the operator could not be told", "title", title, "error", err)
	}
}

// mostDomains is how many domains a mail lists.
const mostDomains = 20

func listed(domains []string) string {
	if more := len(domains) - mostDomains; more > 0 {
		return strings.Join(domains[:mostDomains], ", ") + fmt.Sprintf(" and %d more", more)
	}
	return strings.Join(domains, ", ")
}
