/// Virtual people with type 1 diabetes, their meals, and what can be attached to them: a
/// continuous glucose monitor with its errors and an insulin pump with its increments.
///
/// The model is the UVA/Padova simulator of 2008 (S2008). Source: Dalla Man, Rizza, Cobelli,
/// *Meal simulation model of the glucose-insulin system*, IEEE Trans. Biomed. Eng. 54(10), 2007;
/// Kovatchev, Breton, Dalla Man, Cobelli, *In silico preclinical trials: a proof of concept in
/// closed-loop control of type 1 diabetes*, J. Diabetes Sci. Technol. 3(1), 2009.
package homeostat.body.glucose;
