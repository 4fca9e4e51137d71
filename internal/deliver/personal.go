package deliver

import "slices"

// Personal is what of a message is each subscriber's own: addresses that stand
// in the edition's files as everybody's, in whose place the subscriber's are
// put. The files that are kept never hold a subscriber's.
type Personal struct {
	// Leave is everybody's address to leave at; the subscriber's takes a POST of
	// RFC 8058.
	Leave string
	// Others are everybody's other addresses that a subscriber has one of their own
	// for.
	Others []string
	// Own gives the subscriber's addresses by everybody's, for all of them.
	Own func(Delivery) map[string]string
}

// open makes the holes of a message for the subscribers' own addresses. Those
// of nobody have none: a message to an address that is not in the book leaves
// by mail alone.
func (p *Personal) open(l *Content) {
	if p == nil {
		return
	}
	l.Holes = slices.Concat(l.Holes, []string{p.Leave}, p.Others)
	l.Unsubscribe = append([]string{p.Leave}, l.Unsubscribe...)
}

// fill is what the holes hold for a subscriber.
func (p *Personal) fill(d Delivery) map[string]string {
	if p == nil {
		return nil
	}
	return p.Own(d)
}
