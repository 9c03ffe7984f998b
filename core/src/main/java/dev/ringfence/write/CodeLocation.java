package dev.ringfence.write;

import java.util.List;

/** Finds the application's own frame under the frames of this library, the JDK, pools and frameworks. */
final class CodeLocation {
    private static final List<String> NOT_THE_APPLICATION = List.of(
            "dev.ringfence.base.",
            "dev.ringfence.write.",
            "dev.ringfence.jdbc.",
            "dev.ringfence.proxy.",
            "dev.ringfence.spring.proxy.GuardedMethodInterceptor",
            "java.",
            "javax.",
            "jdk.",
            "sun.",
            "jakarta.",
            "com.zaxxer.hikari.",
            "org.springframework.",
            "org.hibernate.",
            "org.jooq.",
            "org.apache.ibatis.",
            "kotlin.");

    private CodeLocation() {}

    /** Such as {@code Shop.purge(Shop.java:41)}, or {@code unknown} if every frame belongs to a library. */
    static String ofCaller() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> isApplication(frame.getClassName()))
                        .findFirst()
                        .map(frame -> {
                            String type = frame.getClassName();
                            return type.substring(type.lastIndexOf('.') + 1) + "." + frame.getMethodName() + "("
                                    + frame.getFileName() + ":" + frame.getLineNumber() + ")";
                        })
                        .orElse("unknown"));
    }

    private static boolean isApplication(String type) {
        for (String prefix : NOT_THE_APPLICATION) {
            if (type.startsWith(prefix)) {
                return false;
            }
        }
        return !type.contains("$Proxy") && !type.contains("$$");
    }
}
