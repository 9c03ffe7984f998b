package dev.ringfence.spring.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.Handle;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.SpringAsmInfo;
import org.springframework.asm.Type;
import org.springframework.util.ClassUtils;

/**
 * Calls in a class, and in its superclasses, to guarded methods of its own, which pass no proxy. Read from the class files.
 * Nothing is said where that does no harm or cannot be known: the caller is asked all that the called one is, an override
 * calls what it overrides, or the class has a field of its own type and is taken to call itself through that.
 */
final class SelfInvocations extends ClassVisitor {
    /** By name and descriptor. */
    private final Map<String, Set<Annotation>> asked;

    private final Set<String> owners;
    private final Set<String> found = new TreeSet<>();

    private SelfInvocations(Map<String, Set<Annotation>> asked, Set<String> owners) {
        super(SpringAsmInfo.ASM_VERSION);
        this.asked = asked;
        this.owners = owners;
    }

    /** One line for each method that is called so. */
    static List<String> of(Class<?> type) {
        Map<String, Set<Annotation>> asked = new HashMap<>();
        for (Method method : MethodRules.methods(type)) {
            if (GuardingAnnotations.isGuarded(method, type)) {
                asked.put(method.getName() + Type.getMethodDescriptor(method), GuardingAnnotations.of(method, type));
            }
        }
        if (asked.isEmpty() || hasItself(type)) {
            return List.of();
        }
        List<Class<?>> classes = GuardingAnnotations.above(type)
                .filter(each -> !each.isInterface() && !each.getName().startsWith("org.springframework."))
                .toList();
        Set<String> owners = new HashSet<>();
        GuardingAnnotations.above(type).map(Type::getInternalName).forEach(owners::add);
        SelfInvocations calls = new SelfInvocations(asked, owners);
        classes.forEach(calls::read);
        return calls.found.stream()
                .map(
                        call -> type.getSimpleName() + "." + call
                                + " is called within its own class: such a call passes no proxy, and its annotations do nothing")
                .toList();
    }

    private static boolean hasItself(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .anyMatch(field -> field.getType().isAssignableFrom(type)
                        || field.getGenericType().getTypeName().contains(type.getName()));
    }

    private void read(Class<?> type) {
        try (InputStream in = type.getResourceAsStream(ClassUtils.getClassFileName(type))) {
            if (in != null) {
                new ClassReader(in).accept(this, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            // A class file that cannot be had or is too new: what cannot be seen is not told.
            return;
        }
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String generic, String @Nullable [] exceptions) {
        return (access & Opcodes.ACC_BRIDGE) != 0 ? null : new Calls(name, descriptor);
    }

    private final class Calls extends MethodVisitor {
        private final String caller;
        private final Set<Annotation> askedOfCaller;

        Calls(String name, String descriptor) {
            super(SpringAsmInfo.ASM_VERSION);
            this.caller = name + descriptor;
            this.askedOfCaller = askedOf(name, descriptor);
        }

        /** The body of a lambda belongs to the method that it stands in, as far as its name tells. */
        private Set<Annotation> askedOf(String name, String descriptor) {
            if (!name.startsWith("lambda$")) {
                return asked.getOrDefault(name + descriptor, Set.of());
            }
            String outer = name.substring("lambda$".length(), Math.max(name.lastIndexOf('$'), "lambda$".length()));
            return asked.entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith(outer + "("))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(Collections.emptySet());
        }

        @Override
        public void visitMethodInsn(int opcode, String type, String name, String descriptor, boolean isInterface) {
            boolean overridden = opcode == Opcodes.INVOKESPECIAL && caller.equals(name + descriptor);
            if (!overridden) {
                called(type, name, descriptor);
            }
        }

        /** Such as {@code this::purge}. */
        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            for (Object argument : arguments) {
                if (argument instanceof Handle handle) {
                    called(handle.getOwner(), handle.getName(), handle.getDesc());
                }
            }
        }

        private void called(String type, String name, String descriptor) {
            Set<Annotation> needed = asked.get(name + descriptor);
            if (needed != null && owners.contains(type) && !askedOfCaller.containsAll(needed)) {
                found.add(name);
            }
        }
    }
}
