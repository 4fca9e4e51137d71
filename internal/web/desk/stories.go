package desk

import "net/http"

// stories shows why each story of the edition is in or out.
func (m *Room) stories(w http.ResponseWriter, r *http.Request, v *visit) error {
	p, err := m.opened(r, v, "stories/")
	if err == nil {
		m.show(w, http.StatusOK, "desk-stories", p)
	}
	return err
}
