package main

import (
	"encoding/json"
	"time"

	"catchup/internal/deliver"
)

// deliveriesHead is what stands before the rows in JSON.
type deliveriesHead struct {
	Edition string               `json:"edition"`
	Counts  map[string]int       `json:"counts"`
	Total   int                  `json:"total"`
	Missed  int                  `json:"missed"`
	Unread  int                  `json:"unread,omitempty"`
	Lines   string               `json:"unread_rows,omitempty"`
	Paused  *time.Time           `json:"rests_until,omitempty"`
	Why     string               `json:"rests_for,omitempty"`
	Reasons []deliveriesReason   `json:"reasons"`
	Other   int                  `json:"other_reasons,omitempty"`
	Came    map[string]int       `json:"came_back,omitempty"`
	Rows    []deliveriesDelivery `json:"deliveries"`
}

type deliveriesReason struct {
	State deliver.State `json:"state"`
	Words string        `json:"words"`
	Count int           `json:"count"`
}

type deliveriesDelivery struct {
	Email     string        `json:"email"`
	Slice     string        `json:"slice,omitempty"`
	State     deliver.State `json:"state"`
	Tries     int           `json:"tries"`
	Due       time.Time     `json:"due,omitzero"`
	MessageID string        `json:"message_id,omitempty"`
	Reason    string        `json:"reason,omitempty"`
}

// writeDeliveries writes JSON: the head, and then a row on each line as it
// comes, for there may be a million.
func (on screen) writeDeliveries(x *account) error {
	head, err := json.Marshal(headOf(x))
	if err != nil {
		return err
	}
	on.printf("%s", head[:len(head)-len("]}")])
	between := "\n"
	for row, err := range x.Rows {
		if err != nil {
			return err
		}
		line, err := json.Marshal(deliveriesDelivery{row.Email, row.Slice, row.State, row.Tries, row.Due, row.MessageID, row.Reason})
		if err != nil {
			return err
		}
		on.printf("%s%s", between, line)
		between = ",\n"
	}
	on.printf("\n]}\n")
	return nil
}

func headOf(x *account) deliveriesHead {
	head := deliveriesHead{
		Edition: x.Edition.String(), Counts: map[string]int{}, Came: map[string]int{}, Total: x.Standing.Total(), Missed: x.Missed, Unread: x.Standing.Unread, Lines: x.Standing.UnreadRows, Why: x.Standing.Why,
		Reasons: []deliveriesReason{}, Other: x.Other, Rows: []deliveriesDelivery{},
	}
	if !x.Standing.Paused.IsZero() {
		head.Paused = &x.Standing.Paused
	}
	for _, c := range counts(x.Standing) {
		head.Counts[string(c.State)] = c.Count
	}
	for _, c := range x.came {
		head.Came[string(c.Kind)] = c.Count
	}
	for _, r := range x.Reasons {
		head.Reasons = append(head.Reasons, deliveriesReason(r))
	}
	return head
}
