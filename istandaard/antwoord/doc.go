// Package antwoord answers messages of iWmo and iJw: with a return message (302,
// 306, 308, 316, 318, 320), with a declaration answer (325), or, for a file that
// is no valid message, with what the envelope needs to say so (Fo01).
//
// Give it the message and every fault that was found in it, by
// istandaard/controle inside the message and by istandaard/stand against what
// the receiver knows. It sorts out which faults count and where their codes go
// (IV028, IV032, IV087, IV088).
package antwoord
