/// Hearts, vessels and the pumps beside them: [homeostat.body.circulation.Circulation] is the whole
/// loop, [homeostat.body.circulation.FailingHeart] the left half that the pump literature uses.
package homeostat.body.circulation;
