package deliver

// Outcome is how the deliveries of an edition stand after a run.
type Outcome struct {
	Sent    int       // accepted in this run
	Before  int       // accepted earlier, or by another program at the same time
	Waiting int       // will be tried again
	Refused int       // for good
	Unsure  int       // nobody knows; not sent again
	Skipped int       // the reader left
	Failed  []Failure // those waiting, refused and unsure, in the order of addresses
	Broken  string    // why the run ended before all were tried; empty if it did not
}

// Failure is a reader who has not been reached.
type Failure struct {
	Email  string
	State  State
	Reason string
}

// outcome sums up the rows, sent of which were accepted in this run.
func outcome(rows []Delivery, sent int) Outcome {
	o := Outcome{Sent: sent, Before: -sent}
	for _, d := range rows {
		*o.counter(d.State)++
		if d.State != Sent && d.State != Skipped {
			o.Failed = append(o.Failed, Failure{Email: d.Email, State: d.State, Reason: reason(d)})
		}
	}
	return o
}

func (o *Outcome) counter(s State) *int {
	switch s {
	case Sent:
		return &o.Before
	case Refused:
		return &o.Refused
	case Unsure:
		return &o.Unsure
	case Skipped:
		return &o.Skipped
	default:
		return &o.Waiting
	}
}

func reason(d Delivery) string {
	switch {
	case d.Reason != "":
		return d.Reason
	case d.State == Sending:
		return "it is being sent by another program"
	default:
		return "not tried yet"
	}
}
