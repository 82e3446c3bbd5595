package toegang

// Rol is the one role in which is asked. Who has several picks one.
type Rol string
