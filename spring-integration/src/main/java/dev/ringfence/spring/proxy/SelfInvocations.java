package dev.ringfence.spring.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.SpringAsmInfo;
import org.springframework.asm.Type;
import org.springframework.util.ClassUtils;

/**
 * Calls in a class to guarded methods of the same class, which pass no proxy. Read from the class file; a class that has a
 * field of its own type is taken to call itself through that, and nothing is said of it.
 */
final class SelfInvocations extends ClassVisitor {
    private final String owner;
    private final Set<String> guarded;
    private final Set<String> found = new TreeSet<>();

    private SelfInvocations(Class<?> type, Set<String> guarded) {
        super(SpringAsmInfo.ASM_VERSION);
        this.owner = Type.getInternalName(type);
        this.guarded = guarded;
    }

    /** One line for each method that is called so. */
    static List<String> of(Class<?> type) {
        Set<String> guarded = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> MethodRules.canBePassed(method) && GuardingAnnotations.isGuarded(method, type))
                .map(SelfInvocations::signature)
                .collect(Collectors.toUnmodifiableSet());
        if (guarded.isEmpty()
                || Arrays.stream(type.getDeclaredFields())
                        .anyMatch(field -> field.getType().isAssignableFrom(type)
                                || field.getGenericType().getTypeName().contains(type.getName()))) {
            return List.of();
        }
        try (InputStream in = type.getResourceAsStream(ClassUtils.getClassFileName(type))) {
            if (in == null) {
                return List.of();
            }
            SelfInvocations calls = new SelfInvocations(type, guarded);
            new ClassReader(in).accept(calls, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            return calls.found.stream()
                    .map(
                            call -> type.getSimpleName() + "." + call
                                    + " is called within its own class: such a call passes no proxy, and its annotations do nothing")
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private static String signature(Method method) {
        return method.getName() + Type.getMethodDescriptor(method);
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String generic, String @Nullable [] exceptions) {
        return (access & Opcodes.ACC_BRIDGE) != 0 ? null : new Calls();
    }

    private final class Calls extends MethodVisitor {
        Calls() {
            super(SpringAsmInfo.ASM_VERSION);
        }

        @Override
        public void visitMethodInsn(int opcode, String type, String name, String descriptor, boolean isInterface) {
            if (type.equals(owner) && guarded.contains(name + descriptor)) {
                found.add(name);
            }
        }
    }
}
