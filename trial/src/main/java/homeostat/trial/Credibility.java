package homeostat.trial;

import java.util.List;

/// How far a virtual body may be believed, and for what: the page that an assessor asks for first.
///
/// The headings are those under which ASME V&V 40 (2018) and the guidance of the FDA on
/// computational models (November 2023) ask for it. A body that takes part in a trial has one of
/// these, beside the trial that uses it, and its report shows it with [CredibilityHtml].
///
/// @param body what is modelled, in a line
/// @param question that a trial with it is to answer
/// @param context of use: what the model is used for, and what beside it
/// @param influence how much of a decision rests on it
/// @param consequence what a wrong decision would do
/// @param verified that the equations are solved as they stand, each with what shows it
/// @param validated that the equations are the body's, each with what shows it, or that nothing
///        does
/// @param uncertain what is not known, and how a report says so
/// @param wrong where the model is known to be wrong
/// @param applicable what follows for the use above
public record Credibility(
        String body,
        String question,
        String context,
        String influence,
        String consequence,
        List<Evidence> verified,
        List<Evidence> validated,
        List<String> uncertain,
        List<String> wrong,
        String applicable) {

    /// A claim, what it was held against, and where one can see it.
    ///
    /// @param claim in a sentence
    /// @param against somebody else's result, or none
    /// @param shown the test or command that shows it again
    public record Evidence(String claim, String against, String shown) {}
}
