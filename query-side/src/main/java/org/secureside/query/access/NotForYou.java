package org.secureside.query.access;

import java.util.UUID;
import org.secureside.web.problem.ProblemException;
import org.secureside.web.problem.ProblemType;

/** The refusals of those who are no members: they do not tell whether there is anything to read. */
public final class NotForYou {

    private NotForYou() {}

    /** Refuses what only members of a neighborhood read; of one that does not exist, nobody is a member. */
    public static ProblemException notAMember() {
        return new ProblemException(
                ProblemType.NOT_A_MEMBER,
                "Only members read what happens in a neighborhood: check the id, or ask a moderator to admit you.");
    }

    /** Refuses a message that is not there, or not for the reader. */
    public static ProblemException noSuchMessage(UUID message) {
        return new ProblemException(
                ProblemType.NOT_FOUND, "There is no message with the id " + message + " that you may read.");
    }
}
