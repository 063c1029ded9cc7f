/// What every device is built from, and nothing else: class C, zero dependencies.
///
/// Two kinds of things live here. *Parts* are objects made while a device is assembled; they
/// live as long as it does and none is made later. *Values* are primitives, enums and the modes of
/// a state machine. What crosses between two stages of a loop is a *slot*, a part whose primitive
/// fields are overwritten each step. So a running device has nothing to collect and nothing to
/// allocate: its memory is the sum of its parts.
///
/// Read in this order: [homeostat.kernel.Unit] and [homeostat.kernel.Slot] (what a number is),
/// [homeostat.kernel.In], [homeostat.kernel.Out] and [homeostat.kernel.Task] (when it moves),
/// [homeostat.kernel.Guard] and [homeostat.kernel.Order] (what may act), [homeostat.kernel.Mode]
/// (what happens when something fails), [homeostat.kernel.Lasting] (what survives a reset),
/// [homeostat.kernel.Assembly] and [homeostat.kernel.Device] (how it becomes one thing).
package homeostat.kernel;
