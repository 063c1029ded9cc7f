/// Who uses which object of an assembled device: the reference flow of each task, and what it says
/// about sharing.
package homeostat.proof.owner;
